package dev.incidentledger.eventstore.axonserver;

import dev.incidentledger.eventstore.CommandEvents;
import dev.incidentledger.eventstore.RecordedPositions;
import dev.incidentledger.eventstore.postgres.AppendCounts;
import dev.incidentledger.eventstore.postgres.CommandKey;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.eventstore.watch.AppendMetrics;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Has commands append to Axon Server, where events live there; the process that receives a command decides on it. */
@OnAxonServer
@Configuration(proxyBeanMethods = false)
@Import(AxonServerConfiguration.class)
public class AppendsToAxonServer {

    @Bean
    @Primary
    KeysInStream keysInStream(
            AxonServer server,
            EventForm events,
            PostgresEventStorageEngine copy,
            ObjectProvider<CommandKey> commandKey) {
        return new KeysInStream(server, events, commandKey.getIfAvailable(() -> _ -> Optional.empty()), copy.log());
    }

    @Bean
    @Primary
    AxonServerEvents axonServerEvents(
            AxonServer server,
            EventForm events,
            @Qualifier("messageSerializer") Serializer snapshots,
            SnapshotFilter snapshotFilter,
            ObjectProvider<EventUpcaster> upcasters,
            KeysInStream keys,
            AppendMetrics metrics) {
        return AxonServerEvents.over(new AxonServerEngine(
                server,
                events,
                new EventForm(snapshots),
                snapshotFilter,
                new EventUpcasterChain(upcasters.orderedStream().toList()),
                keys,
                metrics.counts()));
    }

    @Bean
    @Primary
    CommandEvents axonServerCommandEvents(AxonServerEvents events) {
        return events.forCommands();
    }

    /** Axon Server does not tell whoever appends, and the copy not in time. */
    @Bean
    @Primary
    RecordedPositions untoldPositions() {
        return (_, _) -> OptionalLong.empty();
    }

    @Bean
    AppendMetrics appendMetrics() {
        return new AppendMetrics(new AppendCounts());
    }

    @Bean
    HealthIndicator logTakesEvents(AxonServer server) {
        return () -> server.isConnected()
                ? Health.up().build()
                : Health.down().withDetail("why", server.why()).build();
    }
}
