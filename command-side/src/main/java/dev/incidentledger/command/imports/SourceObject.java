package dev.incidentledger.command.imports;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of a file.
 *
 * @param number its place among all that was found in the file, from 1
 * @param sourceId null when it has none that could be one
 */
record SourceObject(
        int number, int line, Kind kind, @Nullable String sourceId, ObjectNode json) {

    private static final Set<String> OF_MAINTENANCE = Set.of("scheduled", "in_progress", "verifying", "completed");

    enum Kind {
        GROUP(1),
        COMPONENT(2),
        INCIDENT(3),
        MAINTENANCE(3),
        UNKNOWN(3);

        private final int turn;

        Kind(int turn) {
            this.turn = turn;
        }

        /** When it is imported: what others name goes before them. */
        int turn() {
            return turn;
        }

        /** Whether it has updates; what else it speaks of is there before. */
        boolean isHistory() {
            return this == INCIDENT || this == MAINTENANCE;
        }
    }

    static SourceObject of(int number, int line, ObjectNode json) {
        return new SourceObject(number, line, kind(json), sourceId(json), json);
    }

    private static Kind kind(ObjectNode json) {
        if (json.hasNonNull("scheduled_for")
                || OF_MAINTENANCE.contains(json.path("status").asString(""))) {
            return Kind.MAINTENANCE;
        }
        if (json.has("incident_updates")) {
            return Kind.INCIDENT;
        }
        if (json.has("position") || json.has("group")) {
            return json.path("group").asBoolean(false) ? Kind.GROUP : Kind.COMPONENT;
        }
        return Kind.UNKNOWN;
    }

    private static @Nullable String sourceId(ObjectNode json) {
        try {
            return SourceIds.require("id", json.path("id"));
        } catch (Malformed none) {
            return null;
        }
    }
}
