package dev.incidentledger.eventstore.rebuild;

import dev.incidentledger.eventstore.postgres.Chunk;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The log in the stretches in which a rebuild takes it in. While nothing is recorded the next one is read as the last one is
 * worked on. While people are at work it is done in less at a time, one thing after the other and with as much rest as work: a
 * rebuild can wait, and has one processor at most for half of the time.
 */
final class Stretches {

    static final int LONG = 5_000;
    static final int SHORT = 2_000;

    private static final Duration AT_WORK = Duration.ofSeconds(1);

    private final ReadAhead.Reading reading;
    private final LongSupplier head;
    private final LongSupplier nanoTime;
    private @Nullable ReadAhead ahead;
    private long lastHead;
    private long lastGrowth;
    private boolean isSomebodyAtWork;

    /** @param head the position of the last event, as it is now */
    Stretches(ReadAhead.Reading reading, LongSupplier head, LongSupplier nanoTime) {
        this.reading = reading;
        this.head = head;
        this.nanoTime = nanoTime;
        this.lastHead = head.getAsLong();
        this.lastGrowth = nanoTime.getAsLong() - AT_WORK.toNanos();
    }

    /** @param after where the last one ended */
    Chunk next(long after) {
        look();
        if (isSomebodyAtWork) {
            ahead = null;
            return reading.read(after, SHORT);
        }
        if (ahead == null) {
            ahead = new ReadAhead(reading, after, LONG);
        }
        return ahead.next();
    }

    /** How long to leave the machine to others, by what was seen before the work: however long it took, they were at work then. */
    Duration restAfter(Duration work) {
        return isSomebodyAtWork ? work : Duration.ZERO;
    }

    private void look() {
        long now = head.getAsLong();
        if (now > lastHead) {
            lastHead = now;
            lastGrowth = nanoTime.getAsLong();
        }
        isSomebodyAtWork = nanoTime.getAsLong() - lastGrowth < AT_WORK.toNanos();
    }
}
