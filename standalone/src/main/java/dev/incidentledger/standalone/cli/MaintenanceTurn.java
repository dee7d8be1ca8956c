package dev.incidentledger.standalone.cli;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** A maintenance goes on to where it stands next. */
abstract class MaintenanceTurn implements Runnable {

    private final String route;
    private final String done;

    @Parameters(index = "0", paramLabel = "ID", description = "Of the maintenance.")
    private String id;

    @Parameters(
            index = "1",
            paramLabel = "MESSAGE",
            arity = "0..1",
            description = "The update, in Markdown; - reads standard input; else the usual words.")
    private @Nullable String message;

    @Option(names = "--at", paramLabel = "TIME", description = "When it was so (2026-01-31T09:43:00+01:00); else now.")
    private @Nullable OffsetDateTime occurredAt;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    /**
     * @param route below the maintenance
     * @param done what is printed before its id
     */
    MaintenanceTurn(String route, String done) {
        this.route = route;
        this.done = done;
    }

    @Override
    public void run() {
        var body = JsonNodeFactory.instance.objectNode();
        if (message != null) {
            body.put("message", Message.of(connection.shell(), message));
        }
        if (occurredAt != null) {
            body.put("occurredAt", Times.wire(occurredAt));
        }
        var answer = connection.api().post("%s/%s".formatted(MaintenanceCommand.path(id), route), body);
        output.show(answer, shell -> shell.print("%s %s".formatted(done, id)));
    }
}
