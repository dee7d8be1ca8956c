package dev.incidentledger.eventstore.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Moves the head, inserts the events and wakes whoever listens, in one statement that is its own transaction: one round
 * trip, one commit. The new time is computed again once the head's row is held, so it is never earlier than the last.
 */
final class AppendStatement {

    static final String CHANNEL = "event_log";

    private static final String SQL = """
            with head as (
                update event_store.event_log_head
                set position = position + ?, recorded_at = greatest(recorded_at, clock_timestamp())
                returning position, position - ? as before, recorded_at
            ), appended as (
                insert into event_store.event_log (
                    position, event_id, aggregate_type, aggregate_id, sequence,
                    payload_type, payload_revision, payload, metadata, command_key, recorded_at)
                select head.before + place, event_id, aggregate_type, aggregate_id, sequence,
                    payload_type, payload_revision, payload, metadata, command_key, head.recorded_at
                from head, unnest(
                    ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::text[])
                    with ordinality as event (event_id, aggregate_type, aggregate_id, sequence,
                        payload_type, payload_revision, payload, metadata, command_key, place)
            )
            select before, pg_notify('%s', position::text) from head
            """.formatted(CHANNEL);

    private AppendStatement() {}

    /** Returns the position before that of the first event. */
    static long execute(Connection connection, List<NewEvent> events) throws SQLException {
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setInt(1, events.size());
            statement.setInt(2, events.size());
            var columns = new ArrayParameters<>(statement, events);
            columns.set(3, "text", String[]::new, NewEvent::eventId);
            columns.set(4, "text", String[]::new, NewEvent::aggregateType);
            columns.set(5, "text", String[]::new, NewEvent::aggregateId);
            columns.set(6, "int8", Long[]::new, NewEvent::sequence);
            columns.set(7, "text", String[]::new, NewEvent::payloadType);
            columns.set(8, "text", String[]::new, NewEvent::payloadRevision);
            columns.set(9, "bytea", byte[][]::new, NewEvent::payload);
            columns.set(10, "bytea", byte[][]::new, NewEvent::metadata);
            columns.set(11, "text", String[]::new, NewEvent::commandKey);
            try (ResultSet head = statement.executeQuery()) {
                head.next();
                return head.getLong(1);
            }
        }
    }
}
