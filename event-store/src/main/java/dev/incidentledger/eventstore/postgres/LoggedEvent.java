package dev.incidentledger.eventstore.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log, as stored: nothing of it is decoded.
 *
 * @param commandKey of the command whose first event this is, if that had one
 * @param recordedAt when it was committed by the database's clock, to the microsecond; never before its predecessor
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LoggedEvent(
        long position,
        String eventId,
        @Nullable String aggregateType,
        String aggregateId,
        long sequence,
        String payloadType,
        @Nullable String payloadRevision,
        byte[] payload,
        byte[] metadata,
        @Nullable String commandKey,
        Instant recordedAt) {

    static final String COLUMNS = "position, event_id, aggregate_type, aggregate_id, sequence,"
            + " payload_type, payload_revision, payload, metadata, command_key, recorded_at";

    static LoggedEvent read(ResultSet row) throws SQLException {
        return new LoggedEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getBytes(8),
                row.getBytes(9),
                row.getString(10),
                row.getObject(11, OffsetDateTime.class).toInstant());
    }

    /** As Axon wants to see it: an event of no aggregate shows no stream. */
    public TrackedEventData<byte[]> asTracked() {
        return aggregateType == null ? new Tracked(this) : new TrackedInStream(this);
    }

    DomainEventData<byte[]> asDomainEvent() {
        return new TrackedInStream(this);
    }

    private static class Tracked implements TrackedEventData<byte[]> {

        final LoggedEvent event;

        Tracked(LoggedEvent event) {
            this.event = event;
        }

        @Override
        public TrackingToken trackingToken() {
            return new GlobalSequenceTrackingToken(event.position);
        }

        @Override
        public String getEventIdentifier() {
            return event.eventId;
        }

        @Override
        public Instant getTimestamp() {
            return event.recordedAt;
        }

        @Override
        public SerializedObject<byte[]> getMetaData() {
            return new SerializedMetaData<>(event.metadata, byte[].class);
        }

        @Override
        public SerializedObject<byte[]> getPayload() {
            return new SimpleSerializedObject<>(event.payload, byte[].class, event.payloadType, event.payloadRevision);
        }
    }

    private static final class TrackedInStream extends Tracked implements DomainEventData<byte[]> {

        TrackedInStream(LoggedEvent event) {
            super(event);
        }

        @Override
        public @Nullable String getType() {
            return event.aggregateType;
        }

        @Override
        public String getAggregateIdentifier() {
            return event.aggregateId;
        }

        @Override
        public long getSequenceNumber() {
            return event.sequence;
        }
    }
}
