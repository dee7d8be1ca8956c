package dev.incidentledger.eventstore.axonserver;

import dev.incidentledger.eventstore.CommandEvents;
import java.util.Optional;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** The event store of commands over an {@link AxonServerEngine}. */
final class AxonServerEvents extends AbstractEventStore {

    private final AxonServerEngine engine;

    private AxonServerEvents(Builder builder, AxonServerEngine engine) {
        super(builder);
        this.engine = engine;
    }

    static AxonServerEvents over(AxonServerEngine engine) {
        var builder = new Builder();
        builder.storageEngine(engine);
        return new AxonServerEvents(builder, engine);
    }

    CommandEvents forCommands() {
        return new CommandEvents(this, () -> !queuedMessages().isEmpty(), engine::lastSequenceNumberFor);
    }

    /** A server that does not answer is not asked for the events either. */
    @Override
    protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(String aggregateId, Throwable failure) {
        if (failure instanceof EventStoreException unanswered) {
            throw unanswered;
        }
        return super.handleSnapshotReadingError(aggregateId, failure);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        throw new UnsupportedOperationException("Projections read the copy in PostgreSQL");
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
