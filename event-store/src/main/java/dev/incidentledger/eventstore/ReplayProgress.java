package dev.incidentledger.eventstore;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log how far a replay has got, every two seconds. */
final class ReplayProgress {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayProgress.class);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(2);

    private final String projection;
    private final long start;
    private final long end;
    private final long startedAt = System.nanoTime();
    private long position;
    private long saidAt = startedAt;

    ReplayProgress(String projection, long start, long end) {
        this.projection = projection;
        this.start = start;
        this.end = end;
        this.position = start;
    }

    long left() {
        return end - position;
    }

    void reached(long reached) {
        position = reached;
        long now = System.nanoTime();
        if (now - saidAt > BETWEEN_WORDS.toNanos()) {
            saidAt = now;
            say(Duration.ofNanos(now - startedAt));
        }
    }

    private void say(Duration taken) {
        long done = Math.max(1, position - start);
        long left = left() * taken.toSeconds() / done;
        LOG.info("{} is at position {} of {}; about {} s to go", projection, position, end, left);
    }
}
