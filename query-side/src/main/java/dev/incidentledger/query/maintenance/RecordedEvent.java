package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.query.platform.Provenance;

/** An event of a maintenance with all that was recorded around it. */
record RecordedEvent(MaintenanceEvent event, Provenance provenance) {}
