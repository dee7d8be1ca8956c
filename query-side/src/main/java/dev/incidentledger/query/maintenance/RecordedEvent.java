package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.query.platform.Provenance;
import java.util.Map;

/**
 * An event of a maintenance with all that was recorded around it.
 *
 * @param metadata all of it, by {@code MetadataKey}
 */
public record RecordedEvent(MaintenanceEvent event, Provenance provenance, Map<String, ?> metadata) {}
