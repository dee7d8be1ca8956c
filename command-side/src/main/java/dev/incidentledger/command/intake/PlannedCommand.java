package dev.incidentledger.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.incidentledger.command.incident.IncidentCommand;
import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.Impact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command that a dry run would send, as it is answered; absent is what the command does not say. */
@JsonInclude(Include.NON_NULL)
record PlannedCommand(
        String command,
        @Nullable String title,
        @Nullable Audience audience,
        @Nullable Impact impact,
        String message,
        List<AffectedComponent> components,
        Instant occurredAt) {

    static PlannedCommand of(IncidentCommand command) {
        return switch (command) {
            case IdentifyIncident c ->
                new PlannedCommand(
                        "identify",
                        c.title(),
                        c.audience(),
                        c.impactOverride(),
                        c.opening().message(),
                        c.opening().components(),
                        c.opening().occurredAt());
            case PostUpdate c ->
                new PlannedCommand("update", null, c.audience(), null, c.message(), c.components(), c.occurredAt());
            case ReopenIncident c -> plain("reopen", c.message(), c.components(), c.occurredAt());
            case ResolveIncident c -> plain("resolve", c.message(), c.components(), c.resolvedAt());
            case IncidentCommand other -> throw new IllegalStateException("No alert leads to " + other);
        };
    }

    private static PlannedCommand plain(
            String command, String message, List<AffectedComponent> components, Instant occurredAt) {
        return new PlannedCommand(command, null, null, null, message, components, occurredAt);
    }
}
