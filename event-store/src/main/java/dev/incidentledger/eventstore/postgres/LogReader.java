package dev.incidentledger.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/**
 * Reads the log in short statements, each from where the last one ended: no snapshot of the database is held. A database that is
 * away is an {@link EventStoreException}, one that refuses a statement is not: it will refuse it again.
 */
public final class LogReader {

    private static final String AFTER_POSITION = "select " + LoggedEvent.COLUMNS
            + " from event_store.event_log where position > ? order by position limit ?";

    private static final String OF_AGGREGATE = "select " + LoggedEvent.COLUMNS
            + " from event_store.event_log where aggregate_id = ? and sequence >= ? order by sequence limit ?";

    private static final String LAST_SEQUENCE =
            "select sequence from event_store.event_log where aggregate_id = ? order by sequence desc limit 1";

    private static final String SEQUENCE_AT =
            "select max(sequence) from event_store.event_log where aggregate_id = ? and position <= ?";

    private static final String AGGREGATES_AFTER =
            "select distinct aggregate_id from event_store.event_log where position > ?";

    private static final String POSITION_OF =
            "select position from event_store.event_log where aggregate_id = ? and sequence = ?";

    private static final String PREDECESSORS = """
            select event.position, earlier.position
            from event_store.event_log event
            join event_store.event_log earlier
                on earlier.aggregate_id = event.aggregate_id and earlier.sequence = event.sequence - 1
            where event.position > ? and event.position <= ?
            """;

    private static final String WITH_COMMAND_KEY =
            "select " + LoggedEvent.COLUMNS + " from event_store.event_log where command_key = ?";

    private static final String RECORDED_AFTER =
            "select recorded_at from event_store.event_log where position > ? order by position limit 1";

    private static final String HEAD = "select position from event_store.event_log_head";

    /** Halves what is in question with every step, which dense positions and rising times allow. */
    private static final String LAST_BEFORE = """
            with recursive search (low, high) as (
                select 0::bigint, position from event_store.event_log_head
                union all
                select case when event.recorded_at < wanted.time then event.position else low end,
                    case when event.recorded_at < wanted.time then high else event.position - 1 end
                from search
                cross join (select ?::timestamptz as time) as wanted
                join event_store.event_log event on event.position = (low + high + 1) / 2
                where low < high
            )
            select low from search where low = high
            """;

    private final ConnectionProvider connections;

    public LogReader(ConnectionProvider connections) {
        this.connections = connections;
    }

    /** Up to so many events behind a position, in order; empty at the end of the log. */
    public List<LoggedEvent> after(long position, int limit) {
        return events(AFTER_POSITION, statement -> {
            statement.setLong(1, position);
            statement.setInt(2, limit);
        });
    }

    /** The first event of the command that has this key. */
    public Optional<LoggedEvent> withCommandKey(String commandKey) {
        return events(WITH_COMMAND_KEY, statement -> statement.setString(1, commandKey)).stream()
                .findFirst();
    }

    /** Up to so many events of an aggregate, from that sequence on. */
    public List<LoggedEvent> ofAggregate(String aggregateId, long firstSequence, int limit) {
        return events(OF_AGGREGATE, statement -> {
            statement.setString(1, aggregateId);
            statement.setLong(2, firstSequence);
            statement.setInt(3, limit);
        });
    }

    /** Of an aggregate's last event; empty when it has none. */
    public Optional<Long> lastSequence(String aggregateId) {
        return number(LAST_SEQUENCE, statement -> statement.setString(1, aggregateId));
    }

    /** Of an aggregate's last event up to a position; empty when it has none there. */
    public OptionalLong sequenceAt(String aggregateId, long position) {
        return query(
                SEQUENCE_AT,
                statement -> {
                    statement.setString(1, aggregateId);
                    statement.setLong(2, position);
                },
                rows -> rows.next() && rows.getObject(1) != null
                        ? OptionalLong.of(rows.getLong(1))
                        : OptionalLong.empty());
    }

    /** The aggregates of which there is an event behind a position. */
    public Set<String> aggregatesAfter(long position) {
        return query(AGGREGATES_AFTER, statement -> statement.setLong(1, position), rows -> {
            var aggregates = new HashSet<String>();
            while (rows.next()) {
                aggregates.add(rows.getString(1));
            }
            return aggregates;
        });
    }

    Optional<Long> positionOf(String aggregateId, long sequence) {
        return number(POSITION_OF, statement -> {
            statement.setString(1, aggregateId);
            statement.setLong(2, sequence);
        });
    }

    /** Where the event before of the same aggregate stands, for each event behind a position up to another that has one. */
    public Map<Long, Long> predecessors(long after, long upTo) {
        return query(
                PREDECESSORS,
                statement -> {
                    statement.setLong(1, after);
                    statement.setLong(2, upTo);
                },
                rows -> {
                    var predecessors = new HashMap<Long, Long>();
                    while (rows.next()) {
                        predecessors.put(rows.getLong(1), rows.getLong(2));
                    }
                    return predecessors;
                });
    }

    /** Of the last event; 0 when there is none. */
    public long headPosition() {
        return number(HEAD, _ -> {}).orElseThrow();
    }

    /** When the first event behind a position was recorded; empty at the end of the log. */
    public Optional<Instant> recordedAfter(long position) {
        return query(
                RECORDED_AFTER,
                statement -> statement.setLong(1, position),
                rows -> rows.next()
                        ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty());
    }

    /** Of the last event recorded before this time; 0 when there is none. */
    public long lastPositionBefore(Instant time) {
        return number(LAST_BEFORE, statement -> statement.setObject(1, time.atOffset(ZoneOffset.UTC)))
                .orElseThrow();
    }

    private List<LoggedEvent> events(String sql, Parameters parameters) {
        return query(sql, parameters, rows -> {
            var events = new ArrayList<LoggedEvent>();
            while (rows.next()) {
                events.add(LoggedEvent.read(rows));
            }
            return events;
        });
    }

    private Optional<Long> number(String sql, Parameters parameters) {
        return query(sql, parameters, rows -> rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty());
    }

    private <T> T query(String sql, Parameters parameters, Rows<T> reading) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(failure) == SqlFailure.REFUSED
                    ? new InvalidDataAccessResourceUsageException("The event store refuses the statement", failure)
                    : new EventStoreException("The event store does not answer", failure);
        }
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
