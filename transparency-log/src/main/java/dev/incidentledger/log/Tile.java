package dev.incidentledger.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Up to 256 hashes that stand beside each other on one of the levels 0, 8, 16, … of the tree, as C2SP tlog-tiles stores and serves them.
 *
 * @param level of tiles: 0 holds the hashes of leaves, 1 those of full tiles below
 * @param index among the tiles of its level, from 0
 */
public record Tile(int level, long index) {

    /** Levels of the tree under one tile. */
    static final int HEIGHT = 8;

    /** Hashes in a full tile. */
    public static final int WIDTH = 1 << HEIGHT;

    /** More levels than a tree of 2^63 leaves has. */
    static final int LEVELS = 8;

    private static final Pattern PATH = Pattern.compile("(x\\d{3}/){0,5}\\d{3}");

    public Tile {
        if (level < 0 || level >= LEVELS || index < 0) {
            throw new IllegalArgumentException("There is no tile %d/%d".formatted(level, index));
        }
    }

    /**
     * @param path of the index as C2SP tlog-tiles writes it: {@code 067}, or {@code x001/x234/067}
     * @throws IllegalArgumentException when it is written otherwise
     */
    public static Tile parse(int level, String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("There is no tile " + path);
        }
        var tile = new Tile(level, Long.parseLong(path.replace("x", "").replace("/", "")));
        if (!tile.path().equals(path)) {
            throw new IllegalArgumentException("There is no tile " + path);
        }
        return tile;
    }

    /** The index in groups of three digits, of which all but the last begin with an x. */
    public String path() {
        var path = "%03d".formatted(index % 1_000);
        for (long rest = index / 1_000; rest > 0; rest /= 1_000) {
            path = "x%03d/%s".formatted(rest % 1_000, path);
        }
        return path;
    }

    /** @return how many hashes this tile has in a tree of that size: 0 to 256 */
    public int widthIn(long treeSize) {
        return Math.clamp(hashes(level, treeSize) - index * WIDTH, 0, WIDTH);
    }

    /** @return those which end short of 256 hashes in a tree of that size, from the leaves up */
    public static List<Tile> unfinished(long treeSize) {
        var tiles = new ArrayList<Tile>();
        for (int level = 0; level < LEVELS && hashes(level, treeSize) > 0; level++) {
            var last = next(level, treeSize);
            if (last.widthIn(treeSize) > 0) {
                tiles.add(last);
            }
        }
        return tiles;
    }

    /** @return the one that takes the next hash of its level in a tree of that size */
    static Tile next(int level, long treeSize) {
        return new Tile(level, hashes(level, treeSize) / WIDTH);
    }

    private static long hashes(int level, long treeSize) {
        return treeSize >> (HEIGHT * level);
    }

    /** @return the tile that holds what the subtree's hash is made of */
    static Tile under(Subtree subtree) {
        int level = subtree.level() / HEIGHT;
        return new Tile(level, firstHash(subtree) >> HEIGHT);
    }

    static Set<Tile> under(List<Subtree> subtrees) {
        return subtrees.stream().map(Tile::under).collect(Collectors.toSet());
    }

    /** @param hashes of this tile, 32 bytes each, as many as the subtree needs */
    Hash hashOf(Subtree subtree, byte[] hashes) {
        int first = (int) (firstHash(subtree) & WIDTH - 1);
        return root(hashes, first, 1 << subtree.level() % HEIGHT);
    }

    /** @return the root over so many hashes, a power of two, from the first one on */
    static Hash root(byte[] hashes, int first, int count) {
        var row = LongStream.range(first, first + count)
                .mapToObj(i -> Hash.at(hashes, (int) i * Hash.SIZE))
                .toList();
        while (row.size() > 1) {
            var above = new ArrayList<Hash>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(Hash.ofNode(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }

    private static long firstHash(Subtree subtree) {
        return subtree.index() << subtree.level() % HEIGHT;
    }
}
