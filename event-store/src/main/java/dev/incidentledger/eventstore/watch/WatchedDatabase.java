package dev.incidentledger.eventstore.watch;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database as this process saw it last, and its time, which is the same for all processes. */
public final class WatchedDatabase implements Watched, Ordered {

    private final JdbcClient db;
    private volatile Sight sight = new Sight(Instant.now(), System.nanoTime(), false);
    private volatile boolean known;
    private volatile boolean reached;

    /** @param nanoseconds by the processor's count, which goes on as it went when somebody sets the clock */
    private record Sight(Instant time, long nanoseconds, boolean takesWrites) {

        Instant now() {
            return time.plusNanos(System.nanoTime() - nanoseconds);
        }
    }

    public WatchedDatabase(JdbcClient db) {
        this.db = db;
    }

    /** By its clock, as that was told and has gone on since; by ours until it was told. */
    public Instant now() {
        return sight.now();
    }

    /** Whether its clock was ever told. */
    public boolean isKnown() {
        return known;
    }

    /** Whether it answered the last time. */
    public boolean isReached() {
        return reached;
    }

    /** Whether it answered the last time, and is no standby and not read-only. */
    public boolean takesWrites() {
        return reached && sight.takesWrites();
    }

    /** Goes as {@link #now()}, in UTC. */
    public Clock clock() {
        return new Ticking(ZoneOffset.UTC);
    }

    @Override
    public void look() {
        try {
            sight = read();
            known = true;
            reached = true;
        } catch (RuntimeException failure) {
            reached = false;
            throw failure;
        }
    }

    /** All else that is looked at lies in it. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private Sight read() {
        long asked = System.nanoTime();
        return db.sql("select clock_timestamp(), not current_setting('transaction_read_only')::boolean")
                .query((row, _) -> new Sight(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        asked + (System.nanoTime() - asked) / 2,
                        row.getBoolean(2)))
                .single();
    }

    private final class Ticking extends Clock {

        private final ZoneId zone;

        Ticking(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Ticking(other);
        }

        @Override
        public Instant instant() {
            return now();
        }
    }
}
