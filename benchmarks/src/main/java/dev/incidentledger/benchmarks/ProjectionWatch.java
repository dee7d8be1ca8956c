package dev.incidentledger.benchmarks;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.benchmarks.OpenLoop.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Looks again and again how far each projection has committed. Its token is written in the transaction of its rows, so
 * that whoever reads can see the rows as soon as the watch sees the token.
 */
final class ProjectionWatch implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofNanos(500_000);

    /** Those that incidents concern: the others have nothing to show of them, and move on once a second. */
    private static final String POSITIONS = """
            select processor_name, (convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint
            from query.token_entry where token is not null and processor_name not like 'access-tokens-%'
            """;

    private final Connection connection;
    private final PreparedStatement positions;

    /** By projection: when it was first seen at a position, by position. */
    private final Map<String, NavigableMap<Long, Long>> seen = new TreeMap<>();

    private ProjectionWatch(Connection connection) throws SQLException {
        this.connection = connection;
        this.positions = connection.prepareStatement(POSITIONS);
    }

    static ProjectionWatch on(Database database) throws SQLException {
        return new ProjectionWatch(database.connect());
    }

    /** Answers what was sent when every projection has followed. */
    List<Answer> watchUntilAllShow(Future<List<Answer>> sent) throws Exception {
        while (!sent.isDone()) {
            look();
        }
        long last = sent.get().stream().mapToLong(Answer::position).max().orElseThrow();
        while (!allAt(last)) {
            look();
        }
        return sent.get();
    }

    Set<String> projections() {
        return seen.keySet();
    }

    /** As {@link #reached}, of the slowest. */
    long reachedByAll(long position) {
        return projections().stream()
                .mapToLong(projection -> reached(projection, position))
                .max()
                .orElseThrow();
    }

    /** When the projection was first seen at the position or beyond it, in nanoseconds of the system's timer. */
    long reached(String projection, long position) {
        return requireNonNull(seen.get(projection)).ceilingEntry(position).getValue();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void look() throws SQLException, InterruptedException {
        try (var rows = positions.executeQuery()) {
            long now = System.nanoTime();
            while (rows.next()) {
                seen.computeIfAbsent(rows.getString(1), _ -> new TreeMap<>()).putIfAbsent(rows.getLong(2), now);
            }
        }
        TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
    }

    private boolean allAt(long position) {
        return seen.values().stream().allMatch(positions -> positions.lastKey() >= position);
    }
}
