package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.incident.IncidentEvent;
import java.time.Instant;
import java.util.List;

/**
 * What a batch adds to one incident.
 *
 * @param events all of the incident so far
 * @param firstRecordedAt of the events in the batch, as opposed to those before it
 */
record IncidentChange(
        List<IncidentEvent> events, Instant firstRecordedAt, Instant lastRecordedAt, long version, long position) {

    IncidentChange then(IncidentChange later) {
        return new IncidentChange(later.events, firstRecordedAt, later.lastRecordedAt, later.version, later.position);
    }
}
