package dev.incidentledger.eventstore.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Follows the log from a position on: from the shared tail once it has caught up, by reading for itself before. */
final class LogStream implements TrackingEventStream {

    private static final int CHUNK = 1_000;

    private final PostgresEventStorageEngine engine;
    private final Tail tail;
    private final Queue<TrackedEventMessage<?>> ready = new ArrayDeque<>();
    private long readUpTo;

    LogStream(PostgresEventStorageEngine engine, Tail tail, long position) {
        this.engine = engine;
        this.tail = tail;
        this.readUpTo = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fill();
        return Optional.ofNullable(ready.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        fill();
        while (ready.isEmpty()) {
            if (!tail.awaitBeyond(readUpTo, Duration.ofNanos(deadline - System.nanoTime()))) {
                return false;
            }
            fill();
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {}
        return ready.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        tail.register(this, callback);
        return true;
    }

    @Override
    public void close() {
        tail.unregister(this);
    }

    /** @throws EventStoreException when the log no longer reaches to where this stream is */
    private void fill() {
        while (ready.isEmpty() && readUpTo != tail.end()) {
            var chunk = tail.continuing(readUpTo).orElseGet(() -> Chunk.read(engine, readUpTo, CHUNK));
            if (chunk.isEmpty()) {
                requireWithinLog();
                return;
            }
            ready.addAll(chunk.messagesAfter(readUpTo));
            readUpTo = chunk.upTo();
        }
    }

    private void requireWithinLog() {
        long head = engine.log().headPosition();
        if (readUpTo > head) {
            throw new EventStoreException(
                    "Position %d is ahead of the log, which ends at %d".formatted(readUpTo, head));
        }
    }
}
