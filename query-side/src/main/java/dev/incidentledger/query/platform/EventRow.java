package dev.incidentledger.query.platform;

import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.eventstore.BinaryCopy.Columns;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** One event as a projection keeps it: the bytes of the log, and what is needed to find and read them. */
public record EventRow(
        long position,
        String aggregateId,
        long sequence,
        String eventId,
        Instant recordedAt,
        SerializedObject<byte[]> payload,
        SerializedObject<byte[]> metadata) {

    public static final int COLUMNS = 9;

    public static EventRow of(long position, DomainEventMessage<?> message, EventSerializer events) {
        return new EventRow(
                position,
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getIdentifier(),
                message.getTimestamp(),
                message.serializePayload(events, byte[].class),
                message.serializeMetaData(events, byte[].class));
    }

    public static EventRow of(LoggedEvent event) {
        return new EventRow(
                event.position(),
                event.aggregateId(),
                event.sequence(),
                event.eventId(),
                event.recordedAt(),
                new SimpleSerializedObject<>(
                        event.payload(), byte[].class, event.payloadType(), event.payloadRevision()),
                new SerializedMetaData<>(event.metadata(), byte[].class));
    }

    public void write(Columns columns) throws IOException {
        columns.number(position)
                .text(aggregateId)
                .number(sequence)
                .text(eventId)
                .time(recordedAt)
                .text(payload.getType().getName())
                .text(payload.getType().getRevision())
                .bytes(payload.getData())
                .bytes(metadata.getData());
    }

    /** @param idColumn how the table calls the aggregate's id */
    public static EventRow read(ResultSet row, String idColumn) throws SQLException {
        return new EventRow(
                row.getLong("position"),
                row.getString(idColumn),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new SimpleSerializedObject<>(
                        row.getBytes("payload"),
                        byte[].class,
                        row.getString("payload_type"),
                        row.getString("payload_revision")),
                new SerializedMetaData<>(row.getBytes("metadata"), byte[].class));
    }

    public <E> E event(Class<E> type, EventSerializer events) {
        return type.cast(events.deserialize(payload));
    }

    /** By {@link dev.incidentledger.events.MetadataKey}. */
    public MetaData metadata(EventSerializer events) {
        return events.deserialize(metadata);
    }

    public Provenance provenance(MetaData decoded) {
        return Provenance.of(position, sequence, recordedAt, decoded);
    }
}
