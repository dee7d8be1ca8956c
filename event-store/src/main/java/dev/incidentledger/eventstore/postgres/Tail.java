package dev.incidentledger.eventstore.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/**
 * The latest stretch of the log, read and decoded once for all streams that keep up with it. It reads when it hears that
 * the log has grown, and looks by itself now and then in case it heard nothing.
 */
final class Tail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

    private static final Duration BETWEEN_FAILURES = Duration.ofMillis(200);
    private static final int CHUNK = 1_000;
    private static final int MOST_KEPT = 10_000;

    private final PostgresEventStorageEngine engine;
    private final Duration lookAnyway;
    private final Map<LogStream, Runnable> callbacks = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private final Thread reader =
            Thread.ofPlatform().name("event-log-tail").daemon().unstarted(this::run);
    private volatile long end;
    private long wakes;
    private long kept;
    private boolean failing;

    private Tail(PostgresEventStorageEngine engine, Duration lookAnyway, long end) {
        this.engine = engine;
        this.lookAnyway = lookAnyway;
        this.end = end;
    }

    /**
     * Keeps what is recorded from now on.
     *
     * @param lookAnyway how long to hear nothing before looking
     */
    static Tail start(PostgresEventStorageEngine engine, Duration lookAnyway) {
        var tail = new Tail(engine, lookAnyway, engine.log().headPosition());
        tail.reader.start();
        return tail;
    }

    long end() {
        return end;
    }

    /** What follows on a position; empty when that is not kept, or nothing does. */
    Optional<Chunk> continuing(long position) {
        lock.lock();
        try {
            return chunks.reversed().stream()
                    .filter(chunk -> chunk.continues(position))
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** False when the log has not grown beyond the position in that time, or until all are woken. */
    boolean awaitBeyond(long position, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            long before = wakes;
            while (end <= position && left > 0 && wakes == before) {
                left = grown.awaitNanos(left);
            }
            return end > position;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits. */
    void wake() {
        lock.lock();
        try {
            wakes++;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The callback runs, on the tail's thread, each time that the log has grown. */
    void register(LogStream stream, Runnable callback) {
        callbacks.put(stream, callback);
    }

    void unregister(LogStream stream) {
        callbacks.remove(stream);
    }

    @Override
    public void close() {
        reader.interrupt();
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                readOnWhateverHappens();
            }
        } catch (InterruptedException closed) {
            LOG.debug("The tail of the log is not read any more");
        }
    }

    private void readOnWhateverHappens() throws InterruptedException {
        try {
            readOn();
        } catch (Error bug) { // else every stream would wait for ever
            LOG.error("The end of the log cannot be read; trying on", bug);
            Thread.sleep(BETWEEN_FAILURES);
        }
    }

    private void readOn() throws InterruptedException {
        try {
            if (!engine.head().awaitBeyond(end, lookAnyway)) {
                look();
                return;
            }
            var chunk = Chunk.read(engine, end, CHUNK);
            failing = false;
            if (chunk.isEmpty()) { // what was heard is not true
                look();
                return;
            }
            keep(chunk);
        } catch (EventStoreException | InvalidDataAccessResourceUsageException failure) {
            if (!failing) {
                LOG.warn("The end of the log cannot be read; trying on: {}", failure.getMessage());
            }
            failing = true;
            Thread.sleep(BETWEEN_FAILURES);
            return;
        } catch (RuntimeException undecodable) {
            LOG.warn("Events behind position {} cannot be decoded; each stream finds out for itself", end, undecodable);
            moveTo(Math.max(end, engine.head().position()));
        }
        callbacks.values().forEach(Tail::tell);
    }

    private void look() {
        long heard = engine.head().position();
        long head = engine.log().headPosition();
        engine.head().correct(heard, head);
        if (head < end) {
            LOG.error("The log ends at position {}, and ended at {} before: the database was set back", head, end);
            forgetBehind(head);
        }
    }

    private static void tell(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException refused) {
            LOG.warn("A stream could not be told that the log has grown", refused);
        }
    }

    private void keep(Chunk chunk) {
        lock.lock();
        try {
            chunks.addLast(chunk);
            kept += chunk.upTo() - chunk.after();
            while (kept > MOST_KEPT) {
                var oldest = chunks.removeFirst();
                kept -= oldest.upTo() - oldest.after();
            }
            moveTo(chunk.upTo());
        } finally {
            lock.unlock();
        }
    }

    private void forgetBehind(long position) {
        lock.lock();
        try {
            chunks.clear();
            kept = 0;
            end = position;
        } finally {
            lock.unlock();
        }
    }

    private void moveTo(long position) {
        lock.lock();
        try {
            end = position;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
