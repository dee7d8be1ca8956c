package dev.incidentledger.events.maintenance;

import dev.incidentledger.events.catalogue.ComponentId;

/**
 * A component that the work will affect.
 *
 * @param name as it was published, whatever the component is called later
 */
public record PlannedComponent(ComponentId id, String name) {}
