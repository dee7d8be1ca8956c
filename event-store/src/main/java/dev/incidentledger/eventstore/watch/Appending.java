package dev.incidentledger.eventstore.watch;

import dev.incidentledger.eventstore.postgres.AppendCounts;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** What this process appends, and whether it can. */
final class Appending implements HealthIndicator, MeterBinder {

    private final PostgresEventStorageEngine log;
    private final WatchedDatabase database;

    Appending(PostgresEventStorageEngine log, WatchedDatabase database) {
        this.log = log;
        this.database = database;
    }

    @Override
    public Health health() {
        return (log.takesEvents() && database.takesWrites() ? Health.up() : Health.down())
                .withDetail("databaseReached", database.isReached())
                .build();
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        var counts = log.counts();
        FunctionCounter.builder("ledger.log.events.appended", counts, AppendCounts::events)
                .description("Events that this process has appended")
                .register(metrics);
        FunctionCounter.builder("ledger.log.commits", counts, AppendCounts::commits)
                .description("Commits by which it did; many events share one")
                .register(metrics);
        FunctionCounter.builder("ledger.log.append.failures", counts, AppendCounts::failures)
                .description("Commands whose events the database did not take, or perhaps did not")
                .register(metrics);
    }
}
