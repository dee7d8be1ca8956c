package dev.incidentledger.query.sqlviews;

import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.UpdateHistory;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An update as it reads now.
 *
 * @param recordedAt when its first version was recorded
 * @param nextUpdateBy when the next one was promised; null when it was not
 * @param versions how many wordings it has had
 */
record ToldUpdate(
        String updateId,
        String incidentId,
        String status,
        String message,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable Instant nextUpdateBy,
        int versions) {

    /** Those that became what they are from a version of the incident on. */
    static Stream<ToldUpdate> since(long version, IncidentHistory incident) {
        return incident.updates().stream()
                .filter(UpdateHistory::isTold)
                .filter(update -> update.current().provenance().version() >= version)
                .map(update -> new ToldUpdate(
                        update.id().value(),
                        incident.id().value(),
                        update.status().wireName(),
                        update.message(),
                        update.occurredAt(),
                        update.provenance().recordedAt(),
                        update.nextUpdateBy(),
                        update.versions().size()));
    }
}
