package dev.incidentledger.standalone.cli;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "resolve",
        description = "Resolve an incident. Its components are operational again unless -c says otherwise.")
final class ResolveCommand implements Runnable {

    @Parameters(paramLabel = "MESSAGE", description = "The last update, in Markdown; - reads standard input.")
    private String message;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it was over (2026-01-31T09:43:00+01:00); else now.")
    private @Nullable OffsetDateTime resolvedAt;

    @Mixin
    private OpenIncident incident;

    @Mixin
    private ComponentClaims components;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        var api = connection.api();
        var body = JsonNodeFactory.instance.objectNode().put("message", Message.of(connection.shell(), message));
        if (resolvedAt != null) {
            body.put("resolvedAt", Times.wire(resolvedAt));
        }
        components.addTo(body, api);
        var chosen = incident.choose(api, connection.shell(), !output.isJson());
        var answer = api.post(chosen.path() + "/resolution", body);
        output.show(answer, shell -> shell.print("Resolved %s".formatted(chosen)));
    }
}
