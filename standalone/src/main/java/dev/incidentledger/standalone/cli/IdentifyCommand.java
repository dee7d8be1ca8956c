package dev.incidentledger.standalone.cli;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "identify", description = "Open an incident.")
final class IdentifyCommand implements Runnable {

    @Parameters(paramLabel = "TITLE", description = "What goes on, in a few words.")
    private String title;

    @Parameters(paramLabel = "MESSAGE", description = "The first update, in Markdown; - reads standard input.")
    private String message;

    @Option(
            names = {"-s", "--status"},
            paramLabel = "STATUS",
            defaultValue = "investigating",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
    private IncidentStatus status = IncidentStatus.INVESTIGATING;

    @Option(
            names = "--impact",
            paramLabel = "IMPACT",
            description = "${COMPLETION-CANDIDATES}; instead of what follows from the components.")
    private @Nullable Impact impact;

    @Option(
            names = "--started-at",
            paramLabel = "TIME",
            description = "When it began (2026-01-31T09:43:00+01:00); else when the update was true.")
    private @Nullable OffsetDateTime startedAt;

    @Option(names = "--scope", paramLabel = "TEXT", description = "Whom it concerns, for example Europe.")
    private @Nullable String scope;

    @Mixin
    private UpdateOptions update;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        var api = connection.api();
        var body = update.body(api, Message.of(connection.shell(), message))
                .put("title", title)
                .put("status", status.toString());
        if (impact != null) {
            body.put("impact", impact.toString());
        }
        if (startedAt != null) {
            body.put("startedAt", Times.wire(startedAt));
        }
        if (scope != null) {
            body.put("scope", scope);
        }
        var answer = api.post("/incidents", body);
        output.show(
                answer,
                shell -> shell.print("Identified %s".formatted(answer.path("id").asString())));
    }
}
