package dev.incidentledger.query.publicapi;

import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What incidents and updates have in common in v2. */
final class V2Json {

    private V2Json() {}

    /** What the source has under names that v2 does not know comes behind all else. */
    static void addOthers(ObjectNode json, SourceRest source, Set<String> known) {
        source.fields().properties().stream()
                .filter(field -> !known.contains(field.getKey()))
                .forEach(field -> json.set(field.getKey(), field.getValue()));
    }

    /** In the zone that the source told it in, else in the page's. */
    static JsonNode time(Instant time, SourceRest source, V2Page page) {
        return source.offset().map(offset -> V2Time.of(time, offset)).orElseGet(() -> page.time(time));
    }
}
