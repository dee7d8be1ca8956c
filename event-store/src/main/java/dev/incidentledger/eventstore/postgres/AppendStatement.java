package dev.incidentledger.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

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
            array(statement, 3, "text", events, String[]::new, NewEvent::eventId);
            array(statement, 4, "text", events, String[]::new, NewEvent::aggregateType);
            array(statement, 5, "text", events, String[]::new, NewEvent::aggregateId);
            array(statement, 6, "int8", events, Long[]::new, NewEvent::sequence);
            array(statement, 7, "text", events, String[]::new, NewEvent::payloadType);
            array(statement, 8, "text", events, String[]::new, NewEvent::payloadRevision);
            array(statement, 9, "bytea", events, byte[][]::new, NewEvent::payload);
            array(statement, 10, "bytea", events, byte[][]::new, NewEvent::metadata);
            array(statement, 11, "text", events, String[]::new, NewEvent::commandKey);
            try (ResultSet head = statement.executeQuery()) {
                head.next();
                return head.getLong(1);
            }
        }
    }

    private static <T> void array(
            PreparedStatement statement,
            int index,
            String type,
            List<NewEvent> events,
            IntFunction<T[]> empty,
            Function<NewEvent, T> column)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf(type, events.stream().map(column).toArray(empty)));
    }
}
