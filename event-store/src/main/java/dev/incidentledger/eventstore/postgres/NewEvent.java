package dev.incidentledger.eventstore.postgres;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * An event as it goes into the log: all but its position and the time it is recorded, which are given there.
 *
 * @param aggregateType null for an event of no aggregate, which stands under its own id
 * @param commandKey null for every event of a command but the first, and where the command has none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NewEvent(
        String eventId,
        @Nullable String aggregateType,
        String aggregateId,
        long sequence,
        String payloadType,
        @Nullable String payloadRevision,
        byte[] payload,
        byte[] metadata,
        @Nullable String commandKey) {

    static NewEvent of(EventMessage<?> event, Serializer serializer, @Nullable String commandKey) {
        var payload = event.serializePayload(serializer, byte[].class);
        var metadata = event.serializeMetaData(serializer, byte[].class);
        var domainEvent = event instanceof DomainEventMessage<?> it ? it : null;
        return new NewEvent(
                event.getIdentifier(),
                domainEvent == null ? null : domainEvent.getType(),
                domainEvent == null ? event.getIdentifier() : domainEvent.getAggregateIdentifier(),
                domainEvent == null ? 0 : domainEvent.getSequenceNumber(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metadata.getData(),
                commandKey);
    }

    Place place() {
        return new Place(aggregateId, sequence);
    }

    int bytes() {
        return payload.length + metadata.length;
    }

    /** Where an event stands in its aggregate's stream; no two events stand in the same place. */
    record Place(String aggregateId, long sequence) {}
}
