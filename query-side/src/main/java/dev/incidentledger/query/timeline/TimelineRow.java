package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.eventstore.BinaryCopy.Columns;
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

/** One event of an incident as it is kept: the bytes of the log, and what is needed to find and read them. */
record TimelineRow(
        long position,
        String incidentId,
        long sequence,
        String eventId,
        Instant recordedAt,
        SerializedObject<byte[]> payload,
        SerializedObject<byte[]> metadata) {

    static final int COLUMNS = 9;

    static TimelineRow of(long position, DomainEventMessage<?> message, EventSerializer events) {
        return new TimelineRow(
                position,
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getIdentifier(),
                message.getTimestamp(),
                message.serializePayload(events, byte[].class),
                message.serializeMetaData(events, byte[].class));
    }

    void write(Columns columns) throws IOException {
        columns.number(position)
                .text(incidentId)
                .number(sequence)
                .text(eventId)
                .time(recordedAt)
                .text(payload.getType().getName())
                .text(payload.getType().getRevision())
                .bytes(payload.getData())
                .bytes(metadata.getData());
    }

    static TimelineRow read(ResultSet row) throws SQLException {
        return new TimelineRow(
                row.getLong("position"),
                row.getString("incident_id"),
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

    RecordedEvent recorded(EventSerializer events) {
        IncidentEvent event = events.deserialize(payload);
        MetaData context = events.deserialize(metadata);
        return new RecordedEvent(event, Provenance.of(position, sequence, recordedAt, context), context);
    }
}
