package dev.incidentledger.eventstore.watch;

import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether this process can append. */
record Appending(PostgresEventStorageEngine log, WatchedDatabase database) implements HealthIndicator {

    @Override
    public Health health() {
        return (log.takesEvents() && database.takesWrites() ? Health.up() : Health.down())
                .withDetail("databaseReached", database.isReached())
                .build();
    }
}
