package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.query.health.MaintenanceCourse;
import dev.incidentledger.query.platform.EventRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a maintenance stands, in one row.
 *
 * @param createdAt when the first of the events at hand was recorded: counts only when the row is new
 */
record MaintenanceRow(
        MaintenanceId maintenanceId,
        String title,
        MaintenanceStatus status,
        Audience audience,
        Instant scheduledFor,
        Instant scheduledUntil,
        boolean automaticStart,
        boolean automaticCompletion,
        @Nullable Integer reminderMinutes,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant canceledAt,
        Instant latestDisplayAt,
        List<PlannedComponent> components,
        List<ComponentId> componentIds,
        Instant createdAt,
        Instant updatedAt,
        long version,
        long position) {

    static MaintenanceRow of(List<MaintenanceEvent> events, EventRow first, EventRow last) {
        var course = MaintenanceCourse.of(events);
        var schedule = course.schedule();
        return new MaintenanceRow(
                events.getFirst().maintenanceId(),
                course.title(),
                course.status(),
                course.audience(),
                schedule.scheduledFor(),
                schedule.scheduledUntil(),
                schedule.automaticStart(),
                schedule.automaticCompletion(),
                schedule.reminderMinutes(),
                course.startedAt().orElse(null),
                course.completedAt().orElse(null),
                course.canceledAt().orElse(null),
                course.latestDisplayAt(),
                course.components(),
                course.components().stream().map(PlannedComponent::id).toList(),
                first.recordedAt(),
                last.recordedAt(),
                last.sequence(),
                last.position());
    }
}
