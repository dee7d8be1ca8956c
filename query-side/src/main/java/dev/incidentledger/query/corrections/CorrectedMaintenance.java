package dev.incidentledger.query.corrections;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.incidentledger.events.maintenance.MaintenanceId;

/** How often the updates of a maintenance were corrected in a period; {@code title} is that of today. */
record CorrectedMaintenance(
        MaintenanceId id, String title, @JsonUnwrapped Tally tally) {}
