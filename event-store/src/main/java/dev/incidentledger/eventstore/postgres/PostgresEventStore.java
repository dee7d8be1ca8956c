package dev.incidentledger.eventstore.postgres;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The event store over a {@link PostgresEventStorageEngine}. Its streams are woken when this or any other process appends,
 * and tell it through Axon's availability callback.
 */
public final class PostgresEventStore extends AbstractEventStore implements AutoCloseable {

    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);

    private final PostgresEventStorageEngine engine;
    private final DataSource database;
    private final Duration lookAnyway;
    private @Nullable Tail tail;
    private @Nullable LogListener listener;

    private PostgresEventStore(
            Builder builder, PostgresEventStorageEngine engine, DataSource database, Duration lookAnyway) {
        super(builder);
        this.engine = engine;
        this.database = database;
        this.lookAnyway = lookAnyway;
    }

    /** @param unpooled where the one connection for notifications comes from */
    public static PostgresEventStore over(PostgresEventStorageEngine engine, DataSource unpooled) {
        return over(engine, unpooled, LOOK_ANYWAY);
    }

    /** @param lookAnyway how long a stream hears nothing before it looks */
    static PostgresEventStore over(PostgresEventStorageEngine engine, DataSource unpooled, Duration lookAnyway) {
        var builder = new Builder();
        builder.storageEngine(engine);
        return new PostgresEventStore(builder, engine, unpooled, lookAnyway);
    }

    /**
     * @param token null for the beginning of the log
     * @throws EventStoreException if the token is ahead of the log, as after the restoring of an older database
     */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        long position = PostgresEventStorageEngine.positionOf(token);
        var shared = tail();
        if (position > shared.end() && position > engine.log().headPosition()) {
            throw new EventStoreException(
                    "Position %d is ahead of the log, which ends at %d".formatted(position, shared.end()));
        }
        return new LogStream(engine, shared, position);
    }

    /** Ends the waits of all streams for events; the reader of each can then see whether it shall go on. */
    public void wakeStreams() {
        tail().wake();
    }

    /** Returns once the log is heard to go on behind a position, after a while, or when all streams are woken. */
    public void awaitBeyond(long position, Duration patience) throws InterruptedException {
        tail().awaitBeyond(position, patience);
    }

    /** Whether the unit of work at hand has events that go into the log with its commit. */
    public boolean hasStagedEvents() {
        return !queuedMessages().isEmpty();
    }

    /** Without its snapshot an aggregate is read from all its events; not when there was no reading at all. */
    @Override
    protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(String aggregateId, Throwable failure) {
        if (failure instanceof EventStoreUnavailableException unavailable) {
            throw unavailable;
        }
        return super.handleSnapshotReadingError(aggregateId, failure);
    }

    @Override
    public synchronized void close() {
        if (tail != null && listener != null) {
            tail.close();
            listener.close();
        }
    }

    private synchronized Tail tail() {
        if (tail == null) {
            tail = Tail.start(engine, lookAnyway);
            listener = LogListener.start(database, engine.head());
        }
        return tail;
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
