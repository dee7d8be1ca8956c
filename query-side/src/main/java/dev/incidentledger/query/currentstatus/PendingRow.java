package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.query.health.MaintenanceCourse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a maintenance stands that is not over. */
record PendingRow(
        MaintenanceId maintenanceId,
        String title,
        MaintenanceStatus status,
        Audience audience,
        Instant scheduledFor,
        Instant scheduledUntil,
        @Nullable Instant startedAt,
        List<ComponentId> componentIds) {

    /** Empty when it is over. */
    static Optional<PendingRow> of(MaintenanceId id, MaintenanceCourse course) {
        return course.status().isOver()
                ? Optional.empty()
                : Optional.of(new PendingRow(
                        id,
                        course.title(),
                        course.status(),
                        course.audience(),
                        course.schedule().scheduledFor(),
                        course.schedule().scheduledUntil(),
                        course.startedAt().orElse(null),
                        course.components().stream().map(PlannedComponent::id).toList()));
    }

    boolean isFor(Audience reader) {
        return reader == Audience.INTERNAL || audience == Audience.PUBLIC;
    }
}
