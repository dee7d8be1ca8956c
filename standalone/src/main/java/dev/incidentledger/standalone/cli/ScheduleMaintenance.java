package dev.incidentledger.standalone.cli;

import java.time.OffsetDateTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "schedule", description = "Announce a maintenance. It starts and completes by itself unless said.")
final class ScheduleMaintenance implements Runnable {

    @Parameters(index = "0", paramLabel = "TITLE", description = "What is to be done, in a few words.")
    private String title;

    @Parameters(
            index = "1",
            paramLabel = "MESSAGE",
            description = "The announcement, in Markdown; - reads standard input.")
    private String message;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            required = true,
            description = "When it is to start (2026-01-31T09:43:00+01:00).")
    private OffsetDateTime from = OffsetDateTime.MIN;

    @Option(names = "--until", paramLabel = "TIME", required = true, description = "When it is to be over.")
    private OffsetDateTime until = OffsetDateTime.MAX;

    @Option(names = "--internal", description = "For operators alone, never for the public.")
    private boolean internal;

    @Mixin
    private MaintenancePlan plan;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        var api = connection.api();
        var body = plan.body(api)
                .put("title", title)
                .put("message", Message.of(connection.shell(), message))
                .put("scheduledFor", Times.wire(from))
                .put("scheduledUntil", Times.wire(until));
        if (internal) {
            body.put("audience", "internal");
        }
        var answer = api.post("/maintenances", body);
        output.show(
                answer,
                shell -> shell.print("Scheduled %s".formatted(answer.path("id").asString())));
    }
}
