package dev.incidentledger.eventstore.axonserver;

import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.eventstore.UnpooledDatabase;
import dev.incidentledger.eventstore.postgres.CommandKey;
import dev.incidentledger.eventstore.postgres.LogCopy;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Keeps the event log a copy of Axon Server's stream, where events live there. */
@OnAxonServer
@Configuration(proxyBeanMethods = false)
@Import(AxonServerConfiguration.class)
public class CopiesFromAxonServer {

    @Bean
    StreamCopier streamCopier(
            AxonServer server, UnpooledDatabase unpooled, EventForm events, ObjectProvider<CommandKey> commandKey) {
        return new StreamCopier(
                server,
                new LogCopy(unpooled.dataSource()),
                events,
                commandKey.getIfAvailable(() -> _ -> Optional.empty()));
    }

    @Bean
    EventsAhead eventsAhead(
            AxonServer server, EventForm events, EventStore copy, ObjectProvider<EventUpcaster> upcasters) {
        return new EventsAhead(server, events, copy, upcasters.orderedStream().toList());
    }

    @Bean
    CopyProgress copyProgress(
            AxonServer server, StreamCopier copier, Positions log, ObjectProvider<InstantSource> clock) {
        return new CopyProgress(server, copier, log, clock.getIfAvailable(Clock::systemUTC));
    }

    /** No matter of readiness: what is copied can be read. */
    @Bean
    HealthIndicator axonServerCopied(StreamCopier copier) {
        return () -> {
            var why = copier.standsStillBecause();
            return why == null
                    ? Health.up().build()
                    : Health.down().withDetail("why", why).build();
        };
    }
}
