package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_MAINTENANCE;

import dev.incidentledger.command.maintenance.MaintenanceCommand.CancelMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.CompleteMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.CorrectMaintenanceUpdate;
import dev.incidentledger.command.maintenance.MaintenanceCommand.FollowSchedule;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ImportMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.PostMaintenanceUpdate;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ReviseMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ScheduleMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.StartMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.VerifyMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceState.Told;
import dev.incidentledger.command.maintenance.MaintenanceState.Unknown;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCanceled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceReminded;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRenamed;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.PlannedComponentsRevised;
import dev.incidentledger.events.maintenance.MaintenanceEvent.VerificationStarted;
import java.util.List;

/** The rules of a maintenance's life. Pure: same state and command, same answer, today and in ten years. */
final class MaintenanceDecider {

    private MaintenanceDecider() {}

    static List<MaintenanceEvent> decide(MaintenanceState state, MaintenanceCommand command) {
        return switch (state) {
            case Unknown _ when command instanceof ScheduleMaintenance c -> Planning.schedule(c);
            case Unknown _ when command instanceof ImportMaintenance c -> ImportedCourse.tell(c);
            case Unknown _ ->
                throw new Rejected(
                        UNKNOWN_MAINTENANCE, "There is no maintenance %s".formatted(command.maintenanceId()));
            case Told told -> decide(told, command);
        };
    }

    private static List<MaintenanceEvent> decide(Told told, MaintenanceCommand command) {
        return switch (command) {
            case ScheduleMaintenance c -> Planning.scheduleAgain(told, c);
            case ImportMaintenance c -> ImportedCourse.tellAgain(told, c);
            case ReviseMaintenance c -> Planning.revise(told, c);
            case StartMaintenance c -> Turns.start(told, c);
            case VerifyMaintenance c -> Turns.verify(told, c);
            case CompleteMaintenance c -> Turns.complete(told, c);
            case CancelMaintenance c -> Turns.cancel(told, c);
            case PostMaintenanceUpdate c -> Telling.post(told, c);
            case CorrectMaintenanceUpdate c -> Telling.correct(told, c);
            case FollowSchedule c -> Automation.follow(told, c);
        };
    }

    /** Reads history and never refuses it. */
    static MaintenanceState evolve(MaintenanceState state, MaintenanceEvent event) {
        return switch (state) {
            case Unknown _ when event instanceof MaintenanceScheduled e -> Told.of(e);
            case Unknown _ -> state;
            case Told told -> evolve(told, event);
        };
    }

    static Told evolve(Told told, MaintenanceEvent event) {
        return switch (event) {
            case MaintenanceScheduled _ -> told;
            case MaintenanceRescheduled e -> rescheduled(told, e);
            case MaintenanceRenamed e -> told.titled(e.title());
            case PlannedComponentsRevised e -> told.affecting(e.components());
            case MaintenanceReminded e -> told.remindedBy(e.update());
            case MaintenanceStarted e -> told.and(e.update());
            case VerificationStarted e -> told.and(e.update());
            case MaintenanceCompleted e -> told.and(e.update());
            case MaintenanceCanceled e -> told.and(e.update());
            case MaintenanceUpdatePosted e -> told.and(e.update());
            case MaintenanceUpdateCorrected e -> told.with(told.updates().corrected(e));
        };
    }

    private static Told rescheduled(Told told, MaintenanceRescheduled event) {
        var moved = told.rescheduled(event.schedule());
        return event.update() == null ? moved : moved.and(event.update());
    }
}
