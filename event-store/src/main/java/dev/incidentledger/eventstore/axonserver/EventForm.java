package dev.incidentledger.eventstore.axonserver;

import com.google.protobuf.ByteString;
import dev.incidentledger.eventstore.postgres.CommandKey;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.axonserver.connector.util.GrpcMetaDataConverter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/** How an event stands in Axon Server: payload as in the log, metadata value by value. */
final class EventForm {

    private static final String NO_REVISION = "";

    private final Serializer serializer;
    private final GrpcMetaDataConverter metadata;

    EventForm(Serializer serializer) {
        this.serializer = serializer;
        this.metadata = new GrpcMetaDataConverter(serializer);
    }

    /** @throws IllegalArgumentException if it is of no aggregate: nothing would keep it from being recorded twice */
    Event written(EventMessage<?> event) {
        if (!(event instanceof DomainEventMessage<?> ofAggregate)) {
            throw new IllegalArgumentException("Only events of aggregates are recorded");
        }
        var payload = event.serializePayload(serializer, byte[].class);
        var form = Event.newBuilder()
                .setMessageIdentifier(event.getIdentifier())
                .setAggregateType(ofAggregate.getType())
                .setAggregateIdentifier(ofAggregate.getAggregateIdentifier())
                .setAggregateSequenceNumber(ofAggregate.getSequenceNumber())
                .setTimestamp(event.getTimestamp().toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(payload.getType().getName())
                        .setRevision(
                                payload.getType().getRevision() == null
                                        ? NO_REVISION
                                        : payload.getType().getRevision())
                        .setData(ByteString.copyFrom(payload.getData())));
        event.getMetaData().forEach((key, value) -> form.putMetaData(key, metadata.convertToMetaDataValue(value)));
        return form.build();
    }

    DomainEventStream read(Stream<Event> events, EventUpcaster upcasters) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                events.map(GrpcBackedDomainEventData::new), new GrpcMetaDataAwareSerializer(serializer), upcasters);
    }

    /** As it is to stand in the log; {@code recordedAt} is when it was decided. */
    LoggedEvent logged(EventWithToken at, CommandKey commandKey) {
        var event = at.getEvent();
        var told = metadata.convert(event.getMetaDataMap());
        return new LoggedEvent(
                at.getToken() + 1,
                event.getMessageIdentifier(),
                event.getAggregateType(),
                event.getAggregateIdentifier(),
                event.getAggregateSequenceNumber(),
                event.getPayload().getType(),
                revisionOf(event),
                event.getPayload().getData().toByteArray(),
                serializer
                        .serialize(MetaData.from(new TreeMap<>(told)), byte[].class)
                        .getData(),
                commandKey.of(new GenericEventMessage<>("", told)).orElse(null),
                Instant.ofEpochMilli(event.getTimestamp()));
    }

    /** What this ledger never wrote, or not in this release or an earlier one. */
    boolean isForeign(Event event) {
        var type = new SimpleSerializedType(event.getPayload().getType(), revisionOf(event));
        return event.getAggregateType().isEmpty()
                || serializer.classForType(type).equals(UnknownSerializedType.class);
    }

    private static @Nullable String revisionOf(Event event) {
        var revision = event.getPayload().getRevision();
        return revision.isEmpty() ? null : revision;
    }
}
