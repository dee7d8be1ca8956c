package dev.incidentledger.command.maintenance;

import dev.incidentledger.events.incident.UpdateId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is said when a maintenance moves on.
 *
 * @param message null for the usual words
 * @param occurredAt null for now
 */
public record Turn(
        UpdateId updateId,
        @Nullable String message,
        @Nullable Instant occurredAt) {

    /** Said again, it adds nothing to what was said before. */
    boolean isPlain() {
        return message == null && occurredAt == null;
    }
}
