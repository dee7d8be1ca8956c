package dev.incidentledger.eventstore.postgres;

import dev.incidentledger.eventstore.TimeToAnswer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Lets so many read at once, in the order in which they came. A pool of connections favors whoever asks at the right moment,
 * and when many ask, some of them wait for seconds.
 */
final class Turns {

    private final Semaphore free;
    private final Duration patience;
    private final LongAdder done = new LongAdder();

    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /**
     * @throws EventStoreBusyException if its turn does not come in time, though others had theirs
     * @throws EventStoreUnavailableException if nobody's reading came to an end meanwhile
     */
    <T> T take(Supplier<T> reading) {
        await();
        try {
            var read = reading.get();
            done.increment();
            return read;
        } finally {
            free.release();
        }
    }

    private void await() {
        long doneBefore = done.sum();
        try {
            if (!free.tryAcquire(TimeToAnswer.atMost(patience).toMillis(), TimeUnit.MILLISECONDS)) {
                throw done.sum() > doneBefore
                        ? new EventStoreBusyException("Too many wait to read from the event store")
                        : new EventStoreUnavailableException("The event store does not answer");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EventStoreUnavailableException("Whoever wanted to read was stopped", stopped);
        }
    }
}
