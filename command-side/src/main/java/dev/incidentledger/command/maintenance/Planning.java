package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_ALREADY_STARTED;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_ENDS_BEFORE_IT_BEGINS;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_ID_IN_USE;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_IN_THE_PAST;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_TOO_LONG;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.SCHEDULED;

import dev.incidentledger.command.maintenance.MaintenanceCommand.ReviseMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ScheduleMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceState.Told;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRenamed;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.PlannedComponentsRevised;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The plan, and how it may change. */
final class Planning {

    private static final Duration LONGEST = Duration.ofDays(90);

    private Planning() {}

    static List<MaintenanceEvent> schedule(ScheduleMaintenance c) {
        requirePossible(c.schedule(), c.now());
        UpdateRules.requireNamedOnce(c.components());
        UpdateRules.requireNotAhead(c.announcement().occurredAt(), c.now());
        return List.of(new MaintenanceScheduled(
                c.maintenanceId(), c.title(), c.components(), c.schedule(), c.announcement(), c.audience()));
    }

    static List<MaintenanceEvent> scheduleAgain(Told told, ScheduleMaintenance c) {
        var announcement = told.updates().posted().getFirst();
        if (announcement.id().equals(c.announcement().id())) {
            return List.of();
        }
        throw new Rejected(
                MAINTENANCE_ID_IN_USE,
                "Maintenance %s exists; choose another id for a new one".formatted(c.maintenanceId()));
    }

    static List<MaintenanceEvent> revise(Told told, ReviseMaintenance c) {
        UpdateRules.requireNotOver(told, c);
        var schedule = c.schedule().of(told.schedule());
        requirePlanStillOpen(told, schedule, c);
        List<MaintenanceEvent> changes = new ArrayList<>();
        if (c.title() != null && !c.title().equals(told.title())) {
            changes.add(new MaintenanceRenamed(c.maintenanceId(), c.title()));
        }
        if (c.components() != null && !c.components().equals(told.components())) {
            UpdateRules.requireNamedOnce(c.components());
            changes.add(new PlannedComponentsRevised(c.maintenanceId(), c.components()));
        }
        if (!schedule.equals(told.schedule())) {
            requirePossible(told, schedule, c.now());
            changes.add(new MaintenanceRescheduled(c.maintenanceId(), schedule, saidOf(told, c)));
        } else if (!changes.isEmpty() && c.message() != null) {
            changes.add(new MaintenanceUpdatePosted(c.maintenanceId(), said(told, c, c.message())));
        }
        return changes;
    }

    private static @Nullable MaintenanceUpdate saidOf(Told told, ReviseMaintenance c) {
        return c.message() == null ? null : said(told, c, c.message());
    }

    private static MaintenanceUpdate said(Told told, ReviseMaintenance c, String message) {
        UpdateRules.requireNewId(told, c.updateId());
        return new MaintenanceUpdate(
                c.updateId(), told.status(), message, List.of(), UpdateRules.nowOrLater(told, c.now()), PUBLIC);
    }

    /** Once it runs, only its title and its end are still a plan. */
    private static void requirePlanStillOpen(Told told, Schedule schedule, ReviseMaintenance c) {
        if (told.status() == SCHEDULED) {
            return;
        }
        var present = told.schedule();
        if (!schedule.scheduledFor().equals(present.scheduledFor())) {
            throw alreadyStarted("its planned start stays as it was announced", "/scheduledFor");
        }
        if (schedule.automaticStart() != present.automaticStart()) {
            throw alreadyStarted("it does not start again", "/automaticStart");
        }
        if (!Objects.equals(schedule.reminderMinutes(), present.reminderMinutes())) {
            throw alreadyStarted("there is nothing to remind of", "/reminderMinutes");
        }
        if (c.components() != null && !c.components().equals(told.components())) {
            throw alreadyStarted("name further components in an update", "/components");
        }
    }

    private static Rejected alreadyStarted(String why, String pointer) {
        return new Rejected(MAINTENANCE_ALREADY_STARTED, "The maintenance has started; " + why, pointer);
    }

    /** Once it runs, its end belongs to the real start: it may come before the one that was planned. */
    private static void requirePossible(Told told, Schedule schedule, Instant now) {
        boolean endMoves = !schedule.scheduledUntil().equals(told.schedule().scheduledUntil());
        if (endMoves || told.status() == SCHEDULED) {
            requireSaneLength(told.startedAt().orElse(schedule.scheduledFor()), schedule.scheduledUntil());
        }
        if (endMoves) {
            requireToCome(schedule, now);
        }
    }

    private static void requirePossible(Schedule schedule, Instant now) {
        requireSaneLength(schedule.scheduledFor(), schedule.scheduledUntil());
        requireToCome(schedule, now);
    }

    private static void requireSaneLength(Instant start, Instant end) {
        var length = Duration.between(start, end);
        if (!length.isPositive()) {
            throw new Rejected(
                    MAINTENANCE_ENDS_BEFORE_IT_BEGINS,
                    "It begins at %s, so it must end after that".formatted(start),
                    "/scheduledUntil");
        }
        if (length.compareTo(LONGEST) > 0) {
            throw new Rejected(
                    MAINTENANCE_TOO_LONG,
                    "A maintenance lasts at most %d days; schedule several".formatted(LONGEST.toDays()),
                    "/scheduledUntil");
        }
    }

    private static void requireToCome(Schedule schedule, Instant now) {
        if (!schedule.scheduledUntil().isAfter(now)) {
            throw new Rejected(
                    MAINTENANCE_IN_THE_PAST,
                    "%s has passed; a maintenance is announced before its end".formatted(schedule.scheduledUntil()),
                    "/scheduledUntil");
        }
    }
}
