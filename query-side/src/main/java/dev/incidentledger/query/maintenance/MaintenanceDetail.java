package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a maintenance stands and all that led there; for operators. What was planned and what happened are told apart.
 *
 * @param scheduledFor as planned now; likewise {@code scheduledUntil}
 * @param reminderMinutes null when nobody is reminded
 * @param startedAt when it really started; null where it did not; likewise {@code completedAt} and {@code canceledAt}
 * @param durationSeconds from its actual start to its actual end; null until both are known
 * @param components those planned and those that its updates speak of
 * @param reschedulings oldest first; likewise the other revisions
 * @param updates newest first, reminders and notes among them
 * @param version of its newest event
 */
record MaintenanceDetail(
        MaintenanceId id,
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
        @Nullable Long durationSeconds,
        List<ClaimedComponent> components,
        List<Revision<Schedule>> reschedulings,
        List<Revision<String>> renamings,
        List<Revision<List<PlannedComponent>>> componentRevisions,
        List<UpdateHistory> updates,
        long version,
        long position) {

    static MaintenanceDetail of(MaintenanceHistory maintenance) {
        var course = maintenance.course();
        var schedule = course.schedule();
        return new MaintenanceDetail(
                maintenance.id(),
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
                course.duration().map(Duration::toSeconds).orElse(null),
                ClaimedComponent.of(course),
                maintenance.reschedulings(),
                maintenance.renamings(),
                maintenance.componentRevisions(),
                maintenance.updates(),
                maintenance.latest().version(),
                maintenance.latest().position());
    }
}
