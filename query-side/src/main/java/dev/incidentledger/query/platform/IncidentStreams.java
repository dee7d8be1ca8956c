package dev.incidentledger.query.platform;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** All that happened to one incident up to an event at hand, for projections that need more than that event. */
@Component
public final class IncidentStreams {

    private final EventStreams<IncidentEvent> streams;

    IncidentStreams(EventStore eventStore) {
        this.streams = new EventStreams<>(eventStore, message -> (IncidentEvent) message.getPayload());
    }

    /** The incident's events in order, the last of which is {@code event}, at {@code sequence} from 0. */
    public List<IncidentEvent> upTo(IncidentEvent event, long sequence) {
        return streams.upTo(event.incidentId().value(), event, sequence);
    }

    /** The incident's events in order, the last of which is at {@code sequence} from 0. */
    public List<IncidentEvent> upTo(IncidentId id, long sequence) {
        return streams.upTo(id.value(), sequence);
    }
}
