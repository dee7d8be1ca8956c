package dev.incidentledger.query.transparency;

import dev.incidentledger.log.Tile;
import java.util.Optional;
import java.util.regex.Pattern;

/** A tile, or its first hashes only: {@code x001/067}, {@code x001/067.p/12}. */
record AskedTile(Tile tile, int width) {

    private static final Pattern PATH = Pattern.compile("([x\\d/]+)(?:\\.p/([1-9]\\d{0,2}))?");

    static Optional<AskedTile> parse(int level, String path) {
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var width = parts.group(2) == null ? Tile.WIDTH : Integer.parseInt(parts.group(2));
            return Optional.of(new AskedTile(Tile.parse(level, parts.group(1)), width));
        } catch (IllegalArgumentException noTile) {
            return Optional.empty();
        }
    }

    boolean isIn(long treeSize) {
        return width <= tile.widthIn(treeSize);
    }
}
