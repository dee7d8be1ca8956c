package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.query.platform.Provenance;

/** A name of the incident in another system, linked after it was identified. */
public record LinkedReference(ExternalReference reference, Provenance provenance) implements TimelineEntry {}
