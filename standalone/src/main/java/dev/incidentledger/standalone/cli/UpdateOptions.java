package dev.incidentledger.standalone.cli;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What every update may say, the first one included. */
final class UpdateOptions {

    @Option(
            names = {"-n", "--next-update-in"},
            paramLabel = "MINUTES",
            description = "Promise the next update within so many minutes.")
    private @Nullable Integer nextUpdateInMinutes;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When the update was true (2026-01-31T09:43:00+01:00); else now.")
    private @Nullable OffsetDateTime occurredAt;

    @Option(names = "--internal", description = "For operators alone, never for the public.")
    private boolean internal;

    @Mixin
    private ComponentClaims components;

    ObjectNode body(Api api, String message) {
        var body = JsonNodeFactory.instance.objectNode().put("message", message);
        if (nextUpdateInMinutes != null) {
            body.put("nextUpdateInMinutes", nextUpdateInMinutes);
        }
        if (occurredAt != null) {
            body.put("occurredAt", Times.wire(occurredAt));
        }
        if (internal) {
            body.put("audience", "internal");
        }
        components.addTo(body, api);
        return body;
    }
}
