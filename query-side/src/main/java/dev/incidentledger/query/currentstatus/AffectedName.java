package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.ComponentId;

/** A component that an incident speaks of, as it is called now. */
public record AffectedName(ComponentId id, String name) {}
