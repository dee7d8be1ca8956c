package dev.incidentledger.query.evidence;

import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.query.timeline.RecordedEvent;

/**
 * One event of an incident.
 *
 * @param stored to the byte
 * @param recorded as it is read today
 */
public record EvidentEvent(LoggedEvent stored, RecordedEvent recorded) {

    public long position() {
        return stored.position();
    }
}
