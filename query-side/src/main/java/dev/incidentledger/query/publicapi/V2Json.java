package dev.incidentledger.query.publicapi;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What incidents and updates have in common in v2. */
final class V2Json {

    private static final List<String> TIMES = List.of(
            "created_at",
            "updated_at",
            "monitoring_at",
            "resolved_at",
            "started_at",
            "display_at",
            "scheduled_for",
            "scheduled_until");

    private V2Json() {}

    /** What the source has under names that v2 does not know comes behind all else. */
    static void addOthers(ObjectNode json, SourceRest source, Set<String> known) {
        source.fields().properties().stream()
                .filter(field -> !known.contains(field.getKey()))
                .forEach(field -> json.set(field.getKey(), field.getValue()));
    }

    /** Has every time of an object in the page's zone, in whichever its source told it. */
    static void tellTimesOf(ObjectNode json, V2Page page) {
        for (var name : TIMES) {
            V2Time.read(json.path(name)).ifPresent(time -> json.set(name, page.time(time)));
        }
    }

    /** In the zone that the source told it in, else in the page's. */
    static JsonNode time(Instant time, SourceRest source, V2Page page) {
        return source.offset().map(offset -> V2Time.of(time, offset)).orElseGet(() -> page.time(time));
    }
}
