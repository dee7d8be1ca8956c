package dev.incidentledger.query.sqlviews;

import dev.incidentledger.query.corrections.Correction;
import dev.incidentledger.query.timeline.IncidentHistory;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of something that had been told.
 *
 * @param version that of the incident which it made
 * @param updateId null for the title
 * @param parts what it changed; none when it said the same again
 * @param toldAt when it was first recorded
 * @param delaySeconds from there to the correction
 */
record ToldCorrection(
        String incidentId,
        long version,
        @Nullable String updateId,
        List<String> parts,
        Instant toldAt,
        Instant correctedAt,
        long delaySeconds,
        @Nullable String reason) {

    /** Those from a version of the incident on. */
    static Stream<ToldCorrection> since(long version, IncidentHistory incident) {
        return Correction.of(incident).stream()
                .filter(correction -> correction.provenance().version() >= version)
                .map(correction -> new ToldCorrection(
                        incident.id().value(),
                        correction.provenance().version(),
                        correction.updateId() == null
                                ? null
                                : correction.updateId().value(),
                        correction.differences().stream()
                                .map(difference -> difference.what().wireName())
                                .toList(),
                        correction.toldAt(),
                        correction.provenance().recordedAt(),
                        correction.delaySeconds(),
                        correction.provenance().reason()));
    }
}
