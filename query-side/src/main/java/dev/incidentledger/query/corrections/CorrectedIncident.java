package dev.incidentledger.query.corrections;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.incidentledger.events.incident.IncidentId;

/** How often an incident was corrected in a period; {@code title} is that of today. */
record CorrectedIncident(
        IncidentId id, String title, @JsonUnwrapped Tally tally) {}
