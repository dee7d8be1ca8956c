package dev.incidentledger.query.ready;

import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Counts how often anything that the public reads has become another. It begins at the time of the start in milliseconds, so
 * that no reader takes what another process counted for the same.
 */
@Component
public class PageRevision {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final AtomicLong current;
    private boolean over;

    PageRevision(InstantSource clock) {
        this.current = new AtomicLong(clock.millis());
    }

    public long current() {
        return current.get();
    }

    /**
     * The current one as soon as it is another than that which is known, or in any case after a while.
     *
     * @return empty once nobody is told any more
     */
    public OptionalLong await(long known, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (current.get() == known && !over && left > 0) {
                left = moved.awaitNanos(left);
            }
            return over ? OptionalLong.empty() : OptionalLong.of(current.get());
        } finally {
            lock.unlock();
        }
    }

    /** Tells everybody who waits that there will be nothing more, until it is opened again. */
    public void close() {
        change(() -> over = true);
    }

    public void open() {
        change(() -> over = false);
    }

    void next() {
        change(current::incrementAndGet);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
