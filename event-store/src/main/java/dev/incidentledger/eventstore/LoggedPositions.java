package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import java.util.OptionalLong;

/** What the engine remembers or finds in the log. */
record LoggedPositions(PostgresEventStorageEngine engine) implements Positions {

    @Override
    public OptionalLong positionOf(String aggregateId, long sequence) {
        return engine.positionOf(aggregateId, sequence);
    }

    @Override
    public long head() {
        return engine.log().headPosition();
    }
}
