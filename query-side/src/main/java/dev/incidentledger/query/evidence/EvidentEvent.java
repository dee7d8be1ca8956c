package dev.incidentledger.query.evidence;

import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.util.Optional;

/**
 * One event of an incident.
 *
 * @param stored to the byte
 * @param recorded as it is read today; empty when what is stored cannot be read, which we never wrote
 */
public record EvidentEvent(LoggedEvent stored, Optional<RecordedEvent> recorded) {

    public long position() {
        return stored.position();
    }
}
