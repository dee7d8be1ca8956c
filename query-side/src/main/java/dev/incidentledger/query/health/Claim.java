package dev.incidentledger.query.health;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one incident or maintenance says of one component for a while; never that it is operational.
 *
 * @param from inclusive, in valid time, UTC
 * @param to exclusive; null while the claim stands
 */
public record Claim(
        ComponentId componentId,
        ComponentStatus status,
        Instant from,
        @Nullable Instant to) {

    public boolean stands() {
        return to == null;
    }
}
