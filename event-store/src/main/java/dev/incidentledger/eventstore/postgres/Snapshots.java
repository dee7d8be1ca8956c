package dev.incidentledger.eventstore.postgres;

import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;

/** The latest snapshot of each aggregate: a shortcut that may be lost at any time. */
final class Snapshots {

    private static final String STORE = """
            with older as (delete from event_store.snapshot where aggregate_id = ? and sequence < ?)
            insert into event_store.snapshot (
                aggregate_id, sequence, aggregate_type, event_id,
                payload_type, payload_revision, payload, metadata, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (aggregate_id, sequence) do nothing
            """;

    private static final String LATEST = """
            select 0, event_id, aggregate_type, aggregate_id, sequence,
                payload_type, payload_revision, payload, metadata, null, recorded_at
            from event_store.snapshot where aggregate_id = ? order by sequence desc limit 1
            """;

    private final ConnectionProvider connections;

    Snapshots(ConnectionProvider connections) {
        this.connections = connections;
    }

    void store(DomainEventMessage<?> snapshot, Serializer serializer) {
        var payload = snapshot.serializePayload(serializer, byte[].class);
        var metadata = snapshot.serializeMetaData(serializer, byte[].class);
        try (var connection = connections.getConnection();
                var statement = connection.prepareStatement(STORE)) {
            statement.setString(1, snapshot.getAggregateIdentifier());
            statement.setLong(2, snapshot.getSequenceNumber());
            statement.setString(3, snapshot.getAggregateIdentifier());
            statement.setLong(4, snapshot.getSequenceNumber());
            statement.setString(5, snapshot.getType());
            statement.setString(6, snapshot.getIdentifier());
            statement.setString(7, payload.getType().getName());
            statement.setString(8, payload.getType().getRevision());
            statement.setBytes(9, payload.getData());
            statement.setBytes(10, metadata.getData());
            statement.setObject(11, snapshot.getTimestamp().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new EventStoreException("The event store does not take the snapshot", failure);
        }
    }

    Optional<DomainEventData<byte[]>> latest(String aggregateId) {
        try (var connection = connections.getConnection();
                var statement = connection.prepareStatement(LATEST)) {
            statement.setString(1, aggregateId);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(LoggedEvent.read(row).asDomainEvent()) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new EventStoreException("The event store does not answer", failure);
        }
    }
}
