package dev.incidentledger.eventstore.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** Follows the log from a position on: from the shared tail once it has caught up, by reading for itself before. */
final class LogStream implements TrackingEventStream {

    private static final int CHUNK = 1_000;

    private final PostgresEventStorageEngine engine;
    private final Tail tail;
    private final Queue<TrackedEventMessage<?>> ready = new ArrayDeque<>();
    private long readUpTo;
    private @Nullable Runnable callback;

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
        close();
        this.callback = callback;
        tail.register(callback);
        return true;
    }

    @Override
    public void close() {
        if (callback != null) {
            tail.unregister(callback);
            callback = null;
        }
    }

    private void fill() {
        while (ready.isEmpty() && readUpTo < tail.end()) {
            var chunk = tail.continuing(readUpTo).orElseGet(() -> Chunk.read(engine, readUpTo, CHUNK));
            ready.addAll(chunk.messagesAfter(readUpTo));
            readUpTo = chunk.upTo();
        }
    }
}
