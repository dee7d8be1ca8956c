package dev.incidentledger.standalone.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "update", description = "Post an update of an open incident.")
final class UpdateCommand implements Runnable {

    @Parameters(paramLabel = "MESSAGE", description = "The update, in Markdown; - reads standard input.")
    private String message;

    @Option(
            names = {"-s", "--status"},
            paramLabel = "STATUS",
            description = "investigating, identified or monitoring; else as before.")
    private @Nullable IncidentStatus status;

    @Mixin
    private OpenIncident incident;

    @Mixin
    private UpdateOptions update;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        if (status == IncidentStatus.RESOLVED) {
            throw Failure.wrongUsage("No update resolves an incident; use ledger resolve");
        }
        var api = connection.api();
        var body = update.body(api, Message.of(connection.shell(), message));
        if (status != null) {
            body.put("status", status.toString());
        }
        var chosen = incident.choose(api, connection.shell(), !output.isJson());
        var answer = api.post(chosen.path() + "/updates", body);
        output.show(answer, shell -> shell.print("Updated %s".formatted(chosen)));
    }
}
