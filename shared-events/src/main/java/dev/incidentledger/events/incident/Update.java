package dev.incidentledger.events.incident;

import dev.incidentledger.events.Audience;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing said about an incident.
 *
 * @param status where the incident stands after it; it may repeat the one before
 * @param message Markdown
 * @param components what it says of components; empty when it says nothing
 * @param occurredAt when it was true, and the time displayed; UTC, whole microseconds
 * @param nextUpdateBy when the next update is promised at the latest; null when nothing is promised
 */
public record Update(
        UpdateId id,
        UpdateStatus status,
        String message,
        List<AffectedComponent> components,
        Instant occurredAt,
        @Nullable Instant nextUpdateBy,
        Audience audience) {

    public Update {
        components = List.copyOf(components);
    }
}
