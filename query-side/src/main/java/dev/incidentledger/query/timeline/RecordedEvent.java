package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.Provenance;
import java.util.Map;

/**
 * An event of an incident with all that was recorded around it.
 *
 * @param metadata all of it, by {@code MetadataKey}
 */
public record RecordedEvent(IncidentEvent event, Provenance provenance, Map<String, ?> metadata) {

    static RecordedEvent of(EventRow row, EventSerializer events) {
        var metadata = row.metadata(events);
        return new RecordedEvent(row.event(IncidentEvent.class, events), row.provenance(metadata), metadata);
    }
}
