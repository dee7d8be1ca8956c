package dev.incidentledger.query.promises;

import dev.incidentledger.eventstore.ProjectionPositions;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer rests on.
 *
 * @param position up to which this knows the log; null before it has begun
 * @param at the moment at which promises were judged
 */
record AsOf(@Nullable Long position, Instant at) {

    /** To be asked before the rows are read, so that they hold all of it. */
    static AsOf now(ProjectionPositions positions, Clock clock) {
        var position = positions.of(PromisesProjection.GROUP);
        return new AsOf(position.isPresent() ? position.getAsLong() : null, clock.instant());
    }
}
