package dev.incidentledger.query.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The newest stretch of the stream, rendered once for all listeners: events of the log in their order, and among them what was
 * announced. Entries are numbered; the oldest ones are forgotten.
 */
@Component
class LiveTail {

    static final int MOST_KEPT = 1_024;
    private static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final int MOST_AT_ONCE = 64;

    /** @param next the number of the entry behind these */
    record Stretch(List<Frame> frames, long next) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final @Nullable Frame[] ring = new Frame[MOST_KEPT];
    private long oldest;
    private long next;
    private long bytes;
    private long completeBehind;
    private long position;
    private boolean open;

    /** Follows the log from here on. Whoever listened before is dropped. */
    void open(long head) {
        lock.lock();
        try {
            next++;
            forgetUpTo(next);
            completeBehind = head;
            position = head;
            open = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream of everybody who listens. */
    void close() {
        lock.lock();
        try {
            open = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** @param frame empty for an event that nobody may see */
    void add(long recorded, Optional<Frame> frame) {
        lock.lock();
        try {
            position = recorded;
            frame.ifPresent(this::keep);
        } finally {
            lock.unlock();
        }
    }

    void announce(Frame announcement) {
        lock.lock();
        try {
            keep(announcement);
        } finally {
            lock.unlock();
        }
    }

    /** Up to which event of the log this has come. */
    long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** The number of the entry that comes next. */
    long end() {
        lock.lock();
        try {
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** The number of the first entry behind an event of the log; empty when entries behind it are forgotten already. */
    OptionalLong behind(long event) {
        lock.lock();
        try {
            if (event < completeBehind) {
                return OptionalLong.empty();
            }
            long number = next;
            while (number > oldest && isBehind(event, at(number - 1))) {
                number--;
            }
            return OptionalLong.of(number);
        } finally {
            lock.unlock();
        }
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
            while (open && number == next && left > 0) {
                left = changed.awaitNanos(left);
            }
            return open && number >= oldest ? Optional.of(stretch(number)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Stretch stretch(long number) {
        long end = Math.min(next, number + MOST_AT_ONCE);
        var frames = new ArrayList<Frame>();
        for (long i = number; i < end; i++) {
            frames.add(at(i));
        }
        return new Stretch(frames, end);
    }

    private void keep(Frame frame) {
        if (next - oldest == MOST_KEPT) {
            forgetUpTo(oldest + 1);
        }
        ring[slot(next)] = frame;
        next++;
        bytes += frame.bytes().length;
        while (bytes > MOST_BYTES && oldest < next - 1) {
            forgetUpTo(oldest + 1);
        }
        changed.signalAll();
    }

    private void forgetUpTo(long number) {
        for (; oldest < number; oldest++) {
            var forgotten = ring[slot(oldest)];
            if (forgotten != null) {
                bytes -= forgotten.bytes().length;
                completeBehind = Math.max(completeBehind, forgotten.position());
                ring[slot(oldest)] = null;
            }
        }
    }

    private Frame at(long number) {
        var frame = ring[slot(number)];
        if (frame == null) {
            throw new IllegalStateException("There is no entry " + number);
        }
        return frame;
    }

    private static boolean isBehind(long event, Frame frame) {
        return frame.isAnnouncement() || frame.position() > event;
    }

    private static int slot(long number) {
        return (int) (number % MOST_KEPT);
    }
}
