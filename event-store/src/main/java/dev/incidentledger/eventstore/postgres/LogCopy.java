package dev.incidentledger.eventstore.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/**
 * Fills the log with what was committed elsewhere, in the order and at the positions that it has there. One process at a time
 * holds the pen; it falls to another when the connection ends. Keys are kept with the first event that has them: whoever
 * commits elsewhere cannot refuse a second use.
 */
public final class LogCopy implements AutoCloseable {

    /** Told apart from other advisory locks of the same database by chance alone. */
    private static final long PEN = 0x1ed6e5_c09135L;

    private static final String SQL = """
            with head as (
                update event_store.event_log_head
                set position = position + ?, recorded_at = greatest(recorded_at, ?)
                where position = ?
                returning position, position - ? as before
            ), copied as (
                insert into event_store.event_log (
                    position, event_id, aggregate_type, aggregate_id, sequence,
                    payload_type, payload_revision, payload, metadata, command_key, recorded_at)
                select head.before + place, event_id, aggregate_type, aggregate_id, sequence,
                    payload_type, payload_revision, payload, metadata,
                    case when place = min(place) over (partition by command_key)
                        and not exists (select from event_store.event_log known where known.command_key = event.command_key)
                        then command_key end,
                    recorded_at
                from head, unnest(
                    ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::text[],
                    ?::timestamptz[])
                    with ordinality as event (event_id, aggregate_type, aggregate_id, sequence,
                        payload_type, payload_revision, payload, metadata, command_key, recorded_at, place)
            )
            select before, pg_notify('%s', position::text) from head
            """.formatted(AppendStatement.CHANNEL);

    private final DedicatedConnection connection;
    private boolean hasPen;

    public LogCopy(DataSource unpooled) {
        this.connection = new DedicatedConnection(unpooled);
    }

    /** False while another process copies. */
    public boolean takePen() throws SQLException {
        if (!hasPen) {
            try (var lock = connection.get().prepareStatement("select pg_try_advisory_lock(?)")) {
                lock.setLong(1, PEN);
                try (var taken = lock.executeQuery()) {
                    hasPen = taken.next() && taken.getBoolean(1);
                }
            }
        }
        return hasPen;
    }

    /** Where the copy ends. */
    public End end() throws SQLException {
        try (var head = connection.get().prepareStatement("""
                        select head.position, coalesce(event_id, ''), head.recorded_at
                        from event_store.event_log_head head left join event_store.event_log using (position)
                        """);
                var row = head.executeQuery()) {
            row.next();
            return new End(row.getLong(1), row.getString(2), instant(row.getObject(3, OffsetDateTime.class)));
        }
    }

    /**
     * Adds events that follow the end; none of them is recorded earlier than its predecessor, whatever it tells.
     *
     * @return the new end
     * @throws IllegalStateException if the copy ends somewhere else
     */
    public End add(List<LoggedEvent> events, End end) throws SQLException {
        var times = new OffsetDateTime[events.size()];
        var last = end.recordedAt();
        for (int i = 0; i < times.length; i++) {
            var told = events.get(i).recordedAt();
            last = told.isAfter(last) ? told : last;
            times[i] = last.atOffset(ZoneOffset.UTC);
        }
        try (var statement = connection.get().prepareStatement(SQL)) {
            statement.setInt(1, events.size());
            statement.setObject(2, last.atOffset(ZoneOffset.UTC));
            statement.setLong(3, end.position());
            statement.setInt(4, events.size());
            var columns = new ArrayParameters<>(statement, events);
            columns.set(5, "text", String[]::new, LoggedEvent::eventId);
            columns.set(6, "text", String[]::new, LoggedEvent::aggregateType);
            columns.set(7, "text", String[]::new, LoggedEvent::aggregateId);
            columns.set(8, "int8", Long[]::new, LoggedEvent::sequence);
            columns.set(9, "text", String[]::new, LoggedEvent::payloadType);
            columns.set(10, "text", String[]::new, LoggedEvent::payloadRevision);
            columns.set(11, "bytea", byte[][]::new, LoggedEvent::payload);
            columns.set(12, "bytea", byte[][]::new, LoggedEvent::metadata);
            columns.set(13, "text", String[]::new, LoggedEvent::commandKey);
            statement.setArray(14, statement.getConnection().createArrayOf("timestamptz", times));
            try (var head = statement.executeQuery()) {
                if (!head.next()) {
                    throw new IllegalStateException("The copy does not end at " + end.position());
                }
            }
        }
        return new End(end.position() + events.size(), events.getLast().eventId(), last);
    }

    /** Puts the pen down, for whichever process takes it next. */
    @Override
    public void close() {
        hasPen = false;
        connection.discard();
    }

    /**
     * @param position of the last event; 0 while there is none
     * @param eventId of the last event; empty while there is none
     * @param recordedAt of the last event; the beginning of time while there is none
     */
    public record End(long position, String eventId, Instant recordedAt) {}

    private static Instant instant(OffsetDateTime time) {
        return time.equals(OffsetDateTime.MIN) ? Instant.EPOCH : time.toInstant();
    }
}
