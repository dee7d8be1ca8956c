package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_ALREADY_STARTED;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_ALREADY_VERIFYING;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_END_PASSED;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_NOT_STARTED;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.CANCELED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.COMPLETED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.IN_PROGRESS;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.SCHEDULED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.VERIFYING;

import dev.incidentledger.command.maintenance.MaintenanceCommand.CancelMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.CompleteMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.StartMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.VerifyMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceState.Told;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCanceled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.VerificationStarted;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import java.time.Instant;
import java.util.List;

/** How a maintenance moves on: started, verified, completed, canceled. */
final class Turns {

    private Turns() {}

    static List<MaintenanceEvent> start(Told told, StartMaintenance c) {
        boolean startedLongAgo = c.turn().isPlain() && told.status() == VERIFYING;
        if (startedLongAgo || isTakenAlready(told, c.turn(), IN_PROGRESS)) {
            return List.of();
        }
        UpdateRules.requireNotOver(told, c);
        if (told.status() != SCHEDULED) {
            throw new Rejected(
                    MAINTENANCE_ALREADY_STARTED,
                    "Maintenance %s has started; post an update instead".formatted(c.maintenanceId()));
        }
        requireTimeLeft(told, c);
        return Course.ifPossible(told, new MaintenanceStarted(c.maintenanceId(), started(told, c.turn(), c.now())));
    }

    /** Its automatic completion came due before there was anything to complete, and does not come again. */
    private static void requireTimeLeft(Told told, StartMaintenance c) {
        var schedule = told.schedule();
        if (schedule.automaticCompletion() && !c.now().isBefore(schedule.scheduledUntil())) {
            throw new Rejected(
                    MAINTENANCE_END_PASSED,
                    "It completes by itself at %s, which has passed; change scheduledUntil to a later time first, or automaticCompletion to false"
                            .formatted(schedule.scheduledUntil()));
        }
    }

    static List<MaintenanceEvent> verify(Told told, VerifyMaintenance c) {
        if (isTakenAlready(told, c.turn(), VERIFYING)) {
            return List.of();
        }
        requireStarted(told, c);
        if (told.status() == VERIFYING) {
            throw new Rejected(
                    MAINTENANCE_ALREADY_VERIFYING,
                    "Maintenance %s is being verified; post an update instead".formatted(c.maintenanceId()));
        }
        var words = "The work is done; we are verifying that everything works.";
        return Course.ifPossible(
                told, new VerificationStarted(c.maintenanceId(), update(told, VERIFYING, c.turn(), words, c.now())));
    }

    static List<MaintenanceEvent> complete(Told told, CompleteMaintenance c) {
        if (isTakenAlready(told, c.turn(), COMPLETED)) {
            return List.of();
        }
        requireStarted(told, c);
        return Course.ifPossible(told, new MaintenanceCompleted(c.maintenanceId(), completed(told, c.turn(), c.now())));
    }

    static List<MaintenanceEvent> cancel(Told told, CancelMaintenance c) {
        if (isTakenAlready(told, c.turn(), CANCELED)) {
            return List.of();
        }
        UpdateRules.requireNotOver(told, c);
        var words = "The scheduled maintenance has been canceled.";
        return Course.ifPossible(
                told, new MaintenanceCanceled(c.maintenanceId(), update(told, CANCELED, c.turn(), words, c.now())));
    }

    /** Puts every planned component under maintenance. */
    static MaintenanceUpdate started(Told told, Turn turn, Instant now) {
        var claims = told.components().stream()
                .map(planned -> new AffectedComponent(planned.id(), UNDER_MAINTENANCE, planned.name()))
                .toList();
        var words = "Scheduled maintenance is currently in progress. We will provide updates as necessary.";
        return update(told, IN_PROGRESS, turn, words, claims, now);
    }

    static MaintenanceUpdate completed(Told told, Turn turn, Instant now) {
        return update(told, COMPLETED, turn, "The scheduled maintenance has been completed.", now);
    }

    /** A plain turn said twice is true once; what says more, or otherwise, would be lost and is not taken for the same. */
    private static boolean isTakenAlready(Told told, Turn turn, MaintenanceStatus to) {
        boolean saysNothingNew = turn.isPlain() && told.status() == to;
        return saysNothingNew || UpdateRules.isToldAlready(told, turn.updateId(), update -> update.status() == to);
    }

    private static void requireStarted(Told told, MaintenanceCommand c) {
        UpdateRules.requireNotOver(told, c);
        if (told.status() == SCHEDULED) {
            throw new Rejected(
                    MAINTENANCE_NOT_STARTED,
                    "Maintenance %s has not started; start it first, or cancel it".formatted(c.maintenanceId()));
        }
    }

    private static MaintenanceUpdate update(
            Told told, MaintenanceStatus status, Turn turn, String usualWords, Instant now) {
        return update(told, status, turn, usualWords, List.of(), now);
    }

    private static MaintenanceUpdate update(
            Told told,
            MaintenanceStatus status,
            Turn turn,
            String usualWords,
            List<AffectedComponent> claims,
            Instant now) {
        return new MaintenanceUpdate(
                turn.updateId(),
                status,
                turn.message() == null ? usualWords : turn.message(),
                claims,
                timeOf(told, turn, now),
                PUBLIC);
    }

    private static Instant timeOf(Told told, Turn turn, Instant now) {
        var chosen = turn.occurredAt();
        if (chosen == null) {
            return UpdateRules.nowOrLater(told, now);
        }
        UpdateRules.requireNotAhead(chosen, now);
        return chosen;
    }
}
