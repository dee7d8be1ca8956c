package dev.incidentledger.standalone.cli;

import picocli.CommandLine.Command;

@Command(
        name = "maintenance",
        description = "Plan work and tell how it goes; list unless said.",
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            ListMaintenances.class,
            ScheduleMaintenance.class,
            RescheduleMaintenance.class,
            MaintenanceCommand.Start.class,
            MaintenanceCommand.Verify.class,
            MaintenanceCommand.Complete.class,
            MaintenanceCommand.Cancel.class
        })
final class MaintenanceCommand {

    /** Of a maintenance, as part of a path. */
    static String path(String id) {
        return "/maintenances/" + Api.encoded(id);
    }

    @Command(name = "start", description = "Start a maintenance. Its components go under maintenance.")
    static final class Start extends MaintenanceTurn {

        Start() {
            super("start", "Started");
        }
    }

    @Command(name = "verify", description = "Say that the work is done and being verified.")
    static final class Verify extends MaintenanceTurn {

        Verify() {
            super("verification", "Verifying");
        }
    }

    @Command(name = "complete", description = "Complete a maintenance. Its components are operational again.")
    static final class Complete extends MaintenanceTurn {

        Complete() {
            super("completion", "Completed");
        }
    }

    @Command(name = "cancel", description = "Call a maintenance off, for good.")
    static final class Cancel extends MaintenanceTurn {

        Cancel() {
            super("cancellation", "Canceled");
        }
    }
}
