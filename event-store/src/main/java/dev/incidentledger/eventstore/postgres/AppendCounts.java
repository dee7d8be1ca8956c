package dev.incidentledger.eventstore.postgres;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** What became of the appends of one process, since its start. */
public final class AppendCounts {

    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final LongAdder events = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile boolean failed;
    private volatile long failedAt;

    public long events() {
        return events.sum();
    }

    /** Transactions, each for all appends that waited at its moment. */
    public long commits() {
        return commits.sum();
    }

    /** Appends that were not taken for want of a store that takes them, or of which nobody knows. */
    public long failures() {
        return failures.sum();
    }

    /** Whether the last append failed, and not so long ago that the next one had better be tried. */
    boolean failedJustNow() {
        return failed && System.nanoTime() - failedAt < MOMENT.toNanos();
    }

    public void appended(int count) {
        events.add(count);
        failed = false;
    }

    public void committed() {
        commits.increment();
    }

    public void failed() {
        failures.increment();
        failedAt = System.nanoTime();
        failed = true;
    }
}
