package dev.incidentledger.query.ready;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.PlannedComponent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One maintenance in the history of all.
 *
 * @param scheduledFor as planned now; likewise {@code scheduledUntil}
 * @param latestDisplayAt when its latest update was true
 * @param message of its latest update
 */
public record MaintenanceLine(
        MaintenanceId id,
        String publicId,
        String title,
        MaintenanceStatus status,
        Instant scheduledFor,
        Instant scheduledUntil,
        Instant latestDisplayAt,
        List<ComponentId> components,
        String message) {

    static final Comparator<MaintenanceLine> LATEST_FIRST = Comparator.comparing(
                    (MaintenanceLine line) -> line.latestDisplayAt())
            .thenComparing(line -> line.id().value())
            .reversed();

    static MaintenanceLine of(PublicMaintenance maintenance) {
        var course = maintenance.history().course();
        return new MaintenanceLine(
                maintenance.history().id(),
                maintenance.publicId(),
                course.title(),
                course.status(),
                course.schedule().scheduledFor(),
                course.schedule().scheduledUntil(),
                maintenance.latestDisplayAt(),
                maintenance.components().stream().map(PlannedComponent::id).toList(),
                maintenance.history().updates().getFirst().message());
    }
}
