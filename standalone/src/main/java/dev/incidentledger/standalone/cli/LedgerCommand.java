package dev.incidentledger.standalone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of all commands. */
@Command(
        name = "ledger",
        description = "Tells Incident Ledger what goes on, and asks it what went on.",
        versionProvider = Version.class,
        subcommands = {
            IdentifyCommand.class,
            UpdateCommand.class,
            ResolveCommand.class,
            StatusCommand.class,
            IncidentsCommand.class,
            ReportCommand.class,
            MaintenanceCommand.class,
            ComponentsCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            RebuildCommand.class,
            DoctorCommand.class,
            TokensCommand.class,
            CompletionCommand.class,
            ServeCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  LEDGER_URL         where the product answers (http://localhost:8080)",
            "  LEDGER_TOKEN       the access token",
            "  LEDGER_TOKEN_FILE  the file that holds it; without both, ./data/admin-token",
            "  NO_COLOR           no color in this help",
            "",
            "Exit codes: 0 done, 1 refused or failed, 2 called wrongly.",
            "",
            "An incident in two lines:",
            "  ledger identify \"Sign-in fails\" \"We are looking into it.\" -c Sign-in=partial_outage",
            "  ledger resolve \"Everybody can sign in again.\""
        })
final class LedgerCommand {

    /** Read by picocli alone. */
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Tell how to call it.")
    private boolean help;

    /** Read by picocli alone. */
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Tell which version this is.")
    private boolean version;

    private final Shell shell;

    LedgerCommand(Shell shell) {
        this.shell = shell;
    }

    static Shell shellOf(CommandSpec command) {
        return ((LedgerCommand) command.root().userObject()).shell;
    }
}
