package dev.incidentledger.eventstore.postgres;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far the log reaches, as far as this process has heard. */
final class LogHead {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long position;

    void reached(long heardOf) {
        lock.lock();
        try {
            if (heardOf > position) {
                position = heardOf;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What the database itself says overrules what was heard before it was asked, and nothing that was heard since. */
    void correct(long heardBefore, long actual) {
        lock.lock();
        try {
            if (position == heardBefore) {
                position = actual;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** False when nothing behind the position was heard of in that time. */
    boolean awaitBeyond(long known, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (position <= known && left > 0) {
                left = moved.awaitNanos(left);
            }
            return position > known;
        } finally {
            lock.unlock();
        }
    }
}
