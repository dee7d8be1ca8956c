package dev.incidentledger.query.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The newest stretch of the stream, rendered once for all listeners: events of the log in their order, and among them what was
 * announced.
 */
@Component
class LiveTail {

    private static final int MOST_AT_ONCE = 64;

    /** @param next the number of the entry behind these */
    record Stretch(List<Frame> frames, long next) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final FrameRing ring = new FrameRing();
    private long openedAt;
    private long position;
    private boolean open;

    /** Follows the log from here on. Whoever listened before is dropped. */
    void open(long head) {
        change(() -> {
            ring.clear();
            openedAt = head;
            position = head;
            open = true;
        });
    }

    /** Ends the stream of everybody who listens. */
    void close() {
        change(() -> open = false);
    }

    /** @param frame empty for an event that nobody may see */
    void add(long recorded, Optional<Frame> frame) {
        change(() -> {
            position = recorded;
            frame.ifPresent(ring::add);
        });
    }

    void announce(Frame announcement) {
        change(() -> ring.add(announcement));
    }

    boolean isOpen() {
        return read(() -> open);
    }

    /** Up to which event of the log this has come. */
    long position() {
        return read(() -> position);
    }

    /** The number of the entry that comes next. */
    long end() {
        return read(ring::next);
    }

    /** The number of the first entry behind an event of the log; empty when entries behind it are forgotten already. */
    OptionalLong behind(long event) {
        return read(() -> event < Math.max(openedAt, ring.newestForgotten())
                ? OptionalLong.empty()
                : OptionalLong.of(ring.firstBehind(event)));
    }

    /**
     * What comes at that number and behind it, or nothing if nothing comes in that time.
     *
     * @return empty when the entry is forgotten, or the stream is over
     */
    Optional<Stretch> await(long number, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (open && number == ring.next() && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (!open || ring.hasForgotten(number)) {
                return Optional.empty();
            }
            var frames = ring.from(number, MOST_AT_ONCE);
            return Optional.of(new Stretch(frames, number + frames.size()));
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <T> T read(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }
}
