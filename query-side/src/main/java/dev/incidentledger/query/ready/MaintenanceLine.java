package dev.incidentledger.query.ready;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.query.maintenance.UpdateHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One maintenance in the history of all.
 *
 * @param scheduledFor as planned now; likewise {@code scheduledUntil}
 * @param startedAt its actual start; null until then, and for one that was called off before
 * @param endedAt when it was completed or called off; null until then
 * @param toldAt when each of its updates was true, the latest first
 * @param message of its latest update
 */
public record MaintenanceLine(
        MaintenanceId id,
        String publicId,
        String title,
        MaintenanceStatus status,
        Instant scheduledFor,
        Instant scheduledUntil,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        List<Instant> toldAt,
        List<ComponentId> components,
        String message) {

    static final Comparator<MaintenanceLine> LATEST_FIRST = Comparator.comparing(
                    (MaintenanceLine line) -> line.latestDisplayAt())
            .thenComparing(line -> line.id().value())
            .reversed();

    public static MaintenanceLine of(PublicMaintenance maintenance) {
        var course = maintenance.history().course();
        return new MaintenanceLine(
                maintenance.history().id(),
                maintenance.publicId(),
                course.title(),
                course.status(),
                course.schedule().scheduledFor(),
                course.schedule().scheduledUntil(),
                course.startedAt().orElse(null),
                course.endedAt().orElse(null),
                maintenance.history().updates().stream()
                        .map(UpdateHistory::occurredAt)
                        .toList(),
                maintenance.components().stream().map(PlannedComponent::id).toList(),
                maintenance.history().updates().getFirst().message());
    }

    /** When its latest update was true. */
    public Instant latestDisplayAt() {
        return toldAt.getFirst();
    }
}
