package dev.incidentledger.command.intake;

import dev.incidentledger.http.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lets the deliveries of one group take turns within this process; who waits too long is told to come again. */
final class Turns {

    private static final int LOCKS = 64;

    private final Duration patience;
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    Turns(Duration patience) {
        this.patience = patience;
    }

    <T> T take(String groupId, Supplier<T> work) {
        var lock = locks.get(Math.floorMod(groupId.hashCode(), LOCKS));
        if (!acquired(lock)) {
            throw busy();
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    static ProblemException busy() {
        return ProblemException.unavailable(
                "INTAKE_BUSY", "Other deliveries are under way; nothing of this one was recorded. Send it again.");
    }

    private boolean acquired(ReentrantLock lock) {
        try {
            return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
