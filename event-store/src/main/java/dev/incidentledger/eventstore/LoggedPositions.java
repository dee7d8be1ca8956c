package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.eventstore.postgres.PostgresEventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What the engine remembers or finds in the log. */
record LoggedPositions(PostgresEventStorageEngine engine, PostgresEventStore store) implements Positions {

    @Override
    public OptionalLong positionOf(String aggregateId, long sequence) {
        return engine.positionOf(aggregateId, sequence);
    }

    @Override
    public long head() {
        return engine.log().headPosition();
    }

    @Override
    public void awaitBeyond(long position, Duration patience) throws InterruptedException {
        store.awaitBeyond(position, patience);
    }

    @Override
    public long lastBefore(Instant time) {
        return engine.log().lastPositionBefore(time);
    }

    @Override
    public Optional<Instant> recordedAfter(long position) {
        return engine.log().recordedAfter(position);
    }

    @Override
    public OptionalLong sequenceAt(String aggregateId, long position) {
        return engine.log().sequenceAt(aggregateId, position);
    }
}
