package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.postgres.LogReader;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Refuses to start on a log that is older than what projections have made of it, as after the restoring of a backup: they
 * would take new events for ones that they know.
 */
final class TokensWithinLog implements SmartInitializingSingleton {

    private final StoredPositions projections;
    private final LogReader log;

    TokensWithinLog(StoredPositions projections, LogReader log) {
        this.projections = projections;
        this.log = log;
    }

    @Override
    public void afterSingletonsInstantiated() {
        long head = log.headPosition();
        projections.all().forEach((projection, position) -> {
            if (position > head) {
                throw new LogBehindProjectionException(projection, position, head);
            }
        });
    }
}
