package dev.incidentledger.eventstore.postgres;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets so many read at once, in the order in which they came. A pool of connections favors whoever asks at the right moment,
 * and when many ask, some of them wait for seconds.
 */
final class Turns {

    private final Semaphore free;
    private final Duration patience;

    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** @throws EventStoreUnavailableException if its turn does not come in time */
    <T> T take(Supplier<T> reading) {
        await();
        try {
            return reading.get();
        } finally {
            free.release();
        }
    }

    private void await() {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new EventStoreUnavailableException("The event store is too busy to be read");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EventStoreUnavailableException("Whoever wanted to read was stopped", stopped);
        }
    }
}
