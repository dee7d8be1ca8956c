package dev.incidentledger.eventstore.watch;

import dev.incidentledger.eventstore.DeadLetters;
import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.eventstore.StoredPositions;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.eventstore.rebuild.Rebuilds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Health and metrics of what every process has: database, log and projections. The beans' names are those in health. */
@Configuration(proxyBeanMethods = false)
public class WatchConfiguration {

    @Bean
    WatchedDatabase watchedDatabase(JdbcClient db) {
        return new WatchedDatabase(db);
    }

    @Bean
    Watch watch(ObjectProvider<Watched> watched, @Value("${ledger.watch.every:5s}") Duration every) {
        return new Watch(watched.orderedStream().toList(), every);
    }

    @Bean
    MeterBinder databaseReached(WatchedDatabase database) {
        return metrics -> Gauge.builder("ledger.database.reachable", () -> database.isReached() ? 1 : 0)
                .description("1 while the database answers this process")
                .register(metrics);
    }

    @Bean
    ClockStep clockInStep(WatchedDatabase database, ObjectProvider<InstantSource> clock) {
        return new ClockStep(database, clock.getIfAvailable(Clock::systemUTC));
    }

    /** Another stands under this name where events live elsewhere. */
    @Bean
    @ConditionalOnProperty(name = "ledger.event-store", havingValue = "postgres", matchIfMissing = true)
    Appending logTakesEvents(PostgresEventStorageEngine log, WatchedDatabase database) {
        return new Appending(log, database);
    }

    @Bean
    @ConditionalOnProperty(name = "ledger.event-store", havingValue = "postgres", matchIfMissing = true)
    AppendMetrics appendMetrics(PostgresEventStorageEngine log) {
        return new AppendMetrics(log.counts());
    }

    @Bean
    ProjectionLag projectionLag(
            org.axonframework.config.Configuration axon,
            StoredPositions positions,
            Positions log,
            WatchedDatabase database) {
        return new ProjectionLag(
                () -> List.copyOf(
                        axon.eventProcessingConfiguration().eventProcessors().keySet()),
                positions,
                log,
                database);
    }

    @Bean
    ProjectionsMoving projectionsMoving(DeadLetters letters, ProjectionLag lag) {
        return new ProjectionsMoving(letters, lag);
    }

    @Bean
    Watched abandonedRebuilds(Rebuilds rebuilds) {
        return rebuilds::takeUpAbandoned;
    }

    @Bean
    RebuildProgress rebuildProgress(Rebuilds rebuilds, Positions log) {
        return new RebuildProgress(rebuilds, log);
    }
}
