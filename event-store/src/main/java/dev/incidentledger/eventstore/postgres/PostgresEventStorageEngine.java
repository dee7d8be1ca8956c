package dev.incidentledger.eventstore.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Stores events in PostgreSQL 15 or later, in the schema {@code event_store}. Positions count from 1 without a hole, in
 * the order of commits; a token is a position. The time of an event, once stored, is the one at which the database
 * recorded it.
 *
 * <p>Events are durable when {@code appendEvents} returns. It throws
 *
 * <ul>
 *   <li>{@link org.axonframework.modelling.command.AggregateStreamCreationException} or {@link
 *       org.axonframework.modelling.command.ConcurrencyException} when another event stands in the place of one of these,
 *   <li>{@link CommandKeyUsedException} when the command's key is used,
 *   <li>{@link EventTooLargeException},
 *   <li>{@link EventStoreUnavailableException} when the database takes nothing now: none is recorded,
 *   <li>{@link AppendOutcomeUnknownException} when the database was lost meanwhile: all are recorded, or none.
 * </ul>
 */
public final class PostgresEventStorageEngine extends BatchingEventStorageEngine implements AutoCloseable {

    /** Half of the pool: the rest is left to projections, which hold a connection each while they work. */
    private static final int AGGREGATES_READ_AT_ONCE = 10;

    private final CommitLane lane;
    private final AppendLimits limits;
    private final CommandKey commandKey;
    private final LogReader log;
    private final Turns aggregates;
    private final Snapshots snapshots;
    private final LogHead head = new LogHead();
    private final RecentAppends recent = new RecentAppends();
    private final AppendCounts counts = new AppendCounts();

    private PostgresEventStorageEngine(Builder builder) {
        super(builder);
        this.limits = builder.limits;
        this.commandKey = builder.commandKey;
        var connections = new TimelyConnections(builder.connections());
        this.log = new LogReader(connections);
        this.aggregates = new Turns(AGGREGATES_READ_AT_ONCE, limits.patience());
        this.snapshots = new Snapshots(connections);
        this.lane = new CommitLane(new GroupCommit(new DedicatedConnection(builder.database()), counts), limits);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Where an event stands in the log; remembered for the latest events of this process, read for all others. */
    public OptionalLong positionOf(String aggregateId, long sequence) {
        var remembered = recent.positionOf(aggregateId, sequence);
        return remembered.isPresent()
                ? remembered
                : log.positionOf(aggregateId, sequence).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    public LogReader log() {
        return log;
    }

    public AppendCounts counts() {
        return counts;
    }

    /** Whether it would take events now, as far as it knows without trying. */
    public boolean takesEvents() {
        return lane.isOpen() && !counts.failedJustNow();
    }

    /** Decodes rows of the log and brings them to their present form. One row may become several messages, or none. */
    public Stream<TrackedEventMessage<?>> decode(List<LoggedEvent> events) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                events.stream().map(LoggedEvent::asTracked), getEventSerializer(), upcasterChain);
    }

    /** Decodes it at once, while the event store can still turn to the events instead. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        var snapshot = super.readSnapshot(aggregateIdentifier);
        snapshot.ifPresent(DomainEventMessage::getPayload);
        return snapshot;
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.headPosition());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(log.lastPositionBefore(dateTime));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return aggregates.take(() -> log.lastSequence(aggregateIdentifier));
    }

    /** Commits what is on its way, and takes no more. */
    @Override
    public void close() {
        lane.close();
    }

    /** @param token null for the beginning of the log */
    static long positionOf(@Nullable TrackingToken token) {
        return switch (WrappedToken.unwrapLowerBound(token)) {
            case null -> 0;
            case GlobalSequenceTrackingToken position -> position.getGlobalIndex();
            case TrackingToken other -> throw new IllegalArgumentException("Not a token of this store: " + other);
        };
    }

    LogHead head() {
        return head;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var fresh = serialized(events, serializer);
        long first = append(fresh);
        counts.appended(fresh.size());
        recent.add(fresh, first);
        head.reached(first + fresh.size() - 1);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(snapshot, serializer);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return aggregates.take(() -> snapshots.latest(aggregateIdentifier)).stream();
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return log.after(positionOf(lastToken), batchSize).stream()
                .map(LoggedEvent::asTracked)
                .toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return aggregates.take(() -> log.ofAggregate(aggregateIdentifier, firstSequenceNumber, batchSize)).stream()
                .map(LoggedEvent::asDomainEvent)
                .toList();
    }

    private long append(List<NewEvent> fresh) {
        try {
            return lane.append(fresh);
        } catch (EventStoreUnavailableException | AppendOutcomeUnknownException failure) {
            counts.failed();
            throw failure;
        }
    }

    private List<NewEvent> serialized(List<? extends EventMessage<?>> events, Serializer serializer) {
        var fresh = new ArrayList<NewEvent>(events.size());
        for (var event : events) {
            var key = fresh.isEmpty() ? commandKey.of(event) : Optional.<String>empty();
            var serialized = NewEvent.of(event, serializer, key.orElse(null));
            if (serialized.bytes() > limits.eventBytes()) {
                throw new EventTooLargeException(event.getIdentifier(), serialized.bytes(), limits.eventBytes());
            }
            fresh.add(serialized);
        }
        return fresh;
    }

    /** Needs {@link #database}, {@link #connections} and both serializers. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private @Nullable DataSource database;
        private @Nullable ConnectionProvider connections;
        private CommandKey commandKey = _ -> Optional.empty();
        private AppendLimits limits = AppendLimits.DEFAULT;

        private Builder() {}

        /** Where the one connection comes from over which events are appended: no pool, with time limits of its own. */
        public Builder database(DataSource unpooled) {
            this.database = unpooled;
            return this;
        }

        /** Where connections for reading come from; best of all the transaction at hand. */
        public Builder connections(ConnectionProvider pooled) {
            this.connections = pooled;
            return this;
        }

        /**
         * How the first event of a command tells the command's key, if it has one; default none. Keys are unique in the
         * whole log and recorded together with the command's events; at most 2,000 characters.
         */
        public Builder commandKey(CommandKey tellKey) {
            this.commandKey = tellKey;
            return this;
        }

        /** How long an append waits for its turn, and how long a lost database is looked for; default 5 s. */
        public Builder patience(Duration patience) {
            return limits(limits.withPatience(patience));
        }

        Builder limits(AppendLimits changed) {
            this.limits = changed;
            return this;
        }

        @Override
        public Builder eventSerializer(Serializer eventSerializer) {
            super.eventSerializer(eventSerializer);
            return this;
        }

        @Override
        public Builder snapshotSerializer(Serializer snapshotSerializer) {
            super.snapshotSerializer(snapshotSerializer);
            return this;
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasterChain) {
            super.upcasterChain(upcasterChain);
            return this;
        }

        @Override
        public Builder snapshotFilter(SnapshotFilter snapshotFilter) {
            super.snapshotFilter(snapshotFilter);
            return this;
        }

        public PostgresEventStorageEngine build() {
            return new PostgresEventStorageEngine(this);
        }

        private DataSource database() {
            return required(database, "database");
        }

        private ConnectionProvider connections() {
            return required(connections, "connections");
        }

        private static <T> T required(@Nullable T value, String name) {
            if (value == null) {
                throw new IllegalStateException("The engine needs " + name);
            }
            return value;
        }
    }
}
