package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.query.platform.Provenance;

/** An event of an incident with all that was recorded around it. */
public record RecordedEvent(IncidentEvent event, Provenance provenance) {}
