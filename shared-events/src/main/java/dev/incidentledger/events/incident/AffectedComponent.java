package dev.incidentledger.events.incident;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import org.jspecify.annotations.Nullable;

/**
 * What an update says of one component.
 *
 * @param name as it was published, whatever the component is called later
 * @param statusBefore the old status as an imported source told it; null for our own updates, where it follows from
 *     the claims that stood
 */
public record AffectedComponent(
        ComponentId id,
        ComponentStatus status,
        String name,
        @Nullable ComponentStatus statusBefore) {

    public AffectedComponent(ComponentId id, ComponentStatus status, String name) {
        this(id, status, name, null);
    }
}
