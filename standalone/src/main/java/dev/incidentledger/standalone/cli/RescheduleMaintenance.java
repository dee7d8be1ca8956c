package dev.incidentledger.standalone.cli;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "reschedule", description = "Change the plan of a maintenance; what is not said stays as it is.")
final class RescheduleMaintenance implements Runnable {

    @Parameters(index = "0", paramLabel = "ID", description = "Of the maintenance.")
    private String id;

    @Parameters(
            index = "1",
            paramLabel = "MESSAGE",
            arity = "0..1",
            description = "Why, in Markdown; - reads standard input; else nothing is told beside the plan.")
    private @Nullable String message;

    @Option(names = "--title", paramLabel = "TEXT", description = "What is to be done, in a few words.")
    private @Nullable String title;

    @Option(names = "--from", paramLabel = "TIME", description = "When it is to start now (2026-01-31T09:43:00+01:00).")
    private @Nullable OffsetDateTime from;

    @Option(names = "--until", paramLabel = "TIME", description = "When it is to be over now.")
    private @Nullable OffsetDateTime until;

    @Mixin
    private MaintenancePlan plan;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    /** On the plan as it stands: somebody else's change in between is refused. */
    @Override
    public void run() {
        var api = connection.api();
        var body = plan.body(api);
        if (message != null) {
            body.put("message", Message.of(connection.shell(), message));
        }
        if (title != null) {
            body.put("title", title);
        }
        if (from != null) {
            body.put("scheduledFor", Times.wire(from));
        }
        if (until != null) {
            body.put("scheduledUntil", Times.wire(until));
        }
        if (body.isEmpty()) {
            throw Failure.wrongUsage("Say what changes");
        }
        var path = MaintenanceCommand.path(id);
        var answer = api.patch(path, body, api.get(path).path("version").asLong());
        output.show(answer, shell -> shell.print("Rescheduled %s".formatted(id)));
    }
}
