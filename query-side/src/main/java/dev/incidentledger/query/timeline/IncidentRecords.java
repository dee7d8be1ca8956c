package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.query.platform.EventStreams;
import dev.incidentledger.query.platform.Provenance;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** All that was recorded of one incident up to an event at hand. Positions in it are those within the incident. */
@Component
public final class IncidentRecords {

    private final EventStreams<RecordedEvent> streams;

    public IncidentRecords(EventStore eventStore) {
        this.streams = new EventStreams<>(eventStore, IncidentRecords::recorded);
    }

    /** In order, the last of them being what {@code message} carries. */
    public List<RecordedEvent> upTo(DomainEventMessage<?> message) {
        return streams.upTo(message.getAggregateIdentifier(), recorded(message), message.getSequenceNumber());
    }

    private static RecordedEvent recorded(DomainEventMessage<?> message) {
        long sequence = message.getSequenceNumber();
        var metadata = message.getMetaData();
        return new RecordedEvent(
                (IncidentEvent) message.getPayload(),
                Provenance.of(sequence, sequence, message.getTimestamp(), metadata),
                metadata);
    }
}
