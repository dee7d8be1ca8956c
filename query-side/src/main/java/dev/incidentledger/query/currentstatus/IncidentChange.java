package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.query.timeline.RecordedEvent;
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

    /** @param recorded all of the incident that is known, in order; never empty */
    static IncidentChange of(List<RecordedEvent> recorded) {
        var last = recorded.getLast().provenance();
        return new IncidentChange(
                recorded.stream().map(RecordedEvent::event).toList(),
                recorded.getFirst().provenance().recordedAt(),
                last.recordedAt(),
                last.version(),
                last.position());
    }

    IncidentChange then(IncidentChange later) {
        return new IncidentChange(later.events, firstRecordedAt, later.lastRecordedAt, later.version, later.position);
    }
}
