package dev.incidentledger.query.timeline;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import org.jspecify.annotations.Nullable;

/**
 * A component that an incident speaks of.
 *
 * @param name as it was published last
 * @param worst the worst that the incident ever said of it
 * @param claim what the incident still says of it; null when it says nothing any more
 */
public record ClaimedComponent(
        ComponentId id,
        String name,
        ComponentStatus worst,
        @Nullable ComponentStatus claim) {}
