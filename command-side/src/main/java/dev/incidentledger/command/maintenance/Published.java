package dev.incidentledger.command.maintenance;

import static dev.incidentledger.events.Audience.PUBLIC;

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

/** What the public has been told already. */
final class Published {

    private Published() {}

    /** Whether the command would change it, rather than add to it. */
    static boolean isEditedBy(MaintenanceCommand command, MaintenanceState state) {
        return state instanceof Told told
                && told.audience() == PUBLIC
                && switch (command) {
                    case CorrectMaintenanceUpdate c -> isPublicUpdate(told, c);
                    case ReviseMaintenance _ -> true;
                    case ScheduleMaintenance _, ImportMaintenance _, PostMaintenanceUpdate _, FollowSchedule _ -> false;
                    case StartMaintenance _, VerifyMaintenance _, CompleteMaintenance _, CancelMaintenance _ -> false;
                };
    }

    private static boolean isPublicUpdate(Told told, CorrectMaintenanceUpdate c) {
        return told.updates()
                .find(c.updateId())
                .filter(update -> update.audience() == PUBLIC)
                .isPresent();
    }
}
