package dev.incidentledger.query.statuspage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.query.platform.ContentTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that pages need. Each is served under a name that changes with its bytes, so it may be kept for ever. */
final class Assets {

    private static final Map<String, Asset> BY_NAME = Stream.of(
                    load("status.css", "text/css;charset=utf-8"),
                    load("asked.css", "text/css;charset=utf-8"),
                    load("local-times.js", "text/javascript;charset=utf-8"),
                    load("live.js", "text/javascript;charset=utf-8"),
                    load("icon.svg", "image/svg+xml;charset=utf-8"))
            .collect(Collectors.toUnmodifiableMap(Asset::name, Function.identity()));

    /**
     * A file of ours.
     *
     * @param path under which it is served, from the root
     */
    record Asset(String name, String path, String mediaType, String text) {}

    private Assets() {}

    static List<Asset> all() {
        return List.copyOf(BY_NAME.values());
    }

    static String pathOf(String name) {
        return Objects.requireNonNull(BY_NAME.get(name), name).path();
    }

    private static Asset load(String name, String mediaType) {
        try (var file = Objects.requireNonNull(Assets.class.getResourceAsStream("assets/" + name), name)) {
            var bytes = file.readAllBytes();
            int dot = name.lastIndexOf('.');
            var path = "/assets/%s.%s%s"
                    .formatted(name.substring(0, dot), ContentTag.digest(bytes, 4), name.substring(dot));
            return new Asset(name, path, mediaType, new String(bytes, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
