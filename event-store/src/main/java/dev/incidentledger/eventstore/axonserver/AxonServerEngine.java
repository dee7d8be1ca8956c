package dev.incidentledger.eventstore.axonserver;

import dev.incidentledger.eventstore.postgres.AppendCounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * What commands need of Axon Server: to append, and to read single aggregates. Whoever reads the whole stream reads the copy
 * in PostgreSQL.
 */
final class AxonServerEngine implements EventStorageEngine {

    private final AxonServer server;
    private final EventForm events;
    private final EventForm snapshots;
    private final SnapshotFilter snapshotFilter;
    private final EventUpcaster upcasters;
    private final KeysInStream keys;
    private final AppendCounts counts;

    AxonServerEngine(
            AxonServer server,
            EventForm events,
            EventForm snapshots,
            SnapshotFilter snapshotFilter,
            EventUpcaster upcasters,
            KeysInStream keys,
            AppendCounts counts) {
        this.server = server;
        this.events = events;
        this.snapshots = snapshots;
        this.snapshotFilter = snapshotFilter;
        this.upcasters = upcasters;
        this.keys = keys;
        this.counts = counts;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        int appended = counted(() -> append(fresh));
        counts.appended(appended);
        counts.committed();
        keys.used(fresh.getFirst());
    }

    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        return events.read(counted(() -> server.ofAggregate(aggregateId, firstSequence)).stream(), upcasters);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return counted(() -> server.lastSequence(aggregateId));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        server.storeSnapshot(
                snapshots.written(snapshot).toBuilder().setSnapshot(true).build());
    }

    /** Decodes it at once, while the event store can still turn to the events instead. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        var latest = counted(() -> server.latestSnapshot(aggregateId)).stream()
                .filter(snapshot -> snapshotFilter.allow(new GrpcBackedDomainEventData(snapshot)));
        var read = snapshots.read(latest, upcasters);
        if (!read.hasNext()) {
            return Optional.empty();
        }
        var snapshot = read.next();
        snapshot.getPayload();
        return Optional.of(snapshot);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(server.size());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        throw new UnsupportedOperationException("Times are found in the copy");
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("The whole stream is read in the copy");
    }

    private int append(List<? extends EventMessage<?>> fresh) {
        var written = fresh.stream().map(events::written).toList();
        keys.requireUnused(fresh.getFirst());
        SteadyAppend.of(written, server);
        return written.size();
    }

    /** A command that cannot be decided for want of an answer is as lost to its caller as one whose events are not taken. */
    private <T> T counted(Supplier<T> step) {
        try {
            return step.get();
        } catch (EventStoreException failure) {
            counts.failed();
            throw failure;
        }
    }
}
