package dev.incidentledger.command;

import dev.incidentledger.events.CommandKeys;
import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.eventstore.AggregateCache;
import dev.incidentledger.eventstore.AxonConfiguration;
import dev.incidentledger.eventstore.PostgresConfiguration;
import dev.incidentledger.eventstore.axonserver.AppendsToAxonServer;
import dev.incidentledger.eventstore.postgres.CommandKey;
import dev.incidentledger.http.HttpEdgeConfiguration;
import dev.incidentledger.http.TokenUses;
import org.axonframework.common.caching.Cache;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Everything that decides on commands, with the event store that it appends to. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = CommandSideApplication.class))
@Import({
    HttpEdgeConfiguration.class,
    TokenUses.class,
    PostgresConfiguration.class,
    AxonConfiguration.class,
    AppendsToAxonServer.class
})
public class CommandSide {

    private static final long CACHED_AGGREGATES = 10_000;

    @Bean
    Cache aggregateCache() {
        return new AggregateCache(CACHED_AGGREGATES);
    }

    /** The other side, in the same process, takes the same keys along. */
    @Bean
    @ConditionalOnMissingBean
    CommandKey commandKey() {
        return event -> CommandKeys.in(event.getMetaData());
    }

    /** The other side, in the same process, knows the same events. */
    @Bean
    @ConditionalOnMissingBean
    EventSerializer eventSerializer() {
        return new EventSerializer(LedgerEvents.CATALOG);
    }
}
