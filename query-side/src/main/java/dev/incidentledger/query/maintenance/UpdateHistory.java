package dev.incidentledger.query.maintenance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.query.platform.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One update of a maintenance in all its versions.
 *
 * @param audience internal for a note
 * @param versions oldest first, never empty
 */
public record UpdateHistory(
        UpdateId id, UpdateKind kind, MaintenanceStatus status, Audience audience, List<UpdateVersion> versions) {

    /** By when it was true; of two at the same time, the one recorded later comes first. */
    static final Comparator<UpdateHistory> NEWEST_FIRST = Comparator.comparing(UpdateHistory::occurredAt)
            .thenComparingLong(update -> update.versions.getFirst().provenance().position())
            .reversed();

    private static final Duration PROMPT = Duration.ofMinutes(5);

    public UpdateHistory {
        versions = List.copyOf(versions);
    }

    static UpdateHistory first(UpdateKind kind, MaintenanceUpdate update, Provenance provenance) {
        return new UpdateHistory(
                update.id(),
                kind,
                update.status(),
                update.audience(),
                List.of(UpdateVersion.first(update, provenance)));
    }

    UpdateHistory corrected(MaintenanceUpdateCorrected correction, Provenance provenance) {
        var next = versions.getLast().corrected(correction, provenance);
        return new UpdateHistory(
                id,
                kind,
                status,
                audience,
                Stream.concat(versions.stream(), Stream.of(next)).toList());
    }

    @JsonProperty
    public String message() {
        return versions.getLast().message();
    }

    @JsonProperty
    public List<AffectedComponent> components() {
        return versions.getLast().components();
    }

    @JsonProperty
    public Instant occurredAt() {
        return versions.getLast().occurredAt();
    }

    /** Whether it was told for a time more than five minutes before it was first recorded. */
    @JsonProperty
    public boolean backdated() {
        var recordedAt = versions.getFirst().provenance().recordedAt();
        return occurredAt().isBefore(recordedAt.minus(PROMPT));
    }

    @JsonProperty
    public boolean edited() {
        return versions.size() > 1;
    }
}
