package dev.incidentledger.query;

import dev.incidentledger.events.CommandKeys;
import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.eventstore.AxonConfiguration;
import dev.incidentledger.eventstore.DatabaseMigration;
import dev.incidentledger.eventstore.DatabaseMigration.Owner;
import dev.incidentledger.eventstore.PostgresConfiguration;
import dev.incidentledger.eventstore.axonserver.CopiesFromAxonServer;
import dev.incidentledger.eventstore.axonserver.EventsAhead;
import dev.incidentledger.eventstore.postgres.CommandKey;
import dev.incidentledger.http.HttpEdgeConfiguration;
import dev.incidentledger.http.TokenEvents;
import dev.incidentledger.http.TokenUses;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Everything that answers questions, with the event store that it reads from. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = QuerySideApplication.class))
@ConfigurationPropertiesScan
@Import({
    HttpEdgeConfiguration.class,
    TokenUses.class,
    PostgresConfiguration.class,
    AxonConfiguration.class,
    CopiesFromAxonServer.class
})
public class QuerySide {

    @Bean
    static DatabaseMigration readModels() {
        return new DatabaseMigration(Owner.APPLICATION, "query", "classpath:db/query");
    }

    /** Owners and last uses of tokens. The other side brings the same; applied twice it changes nothing. */
    @Bean
    static DatabaseMigration owners() {
        return new DatabaseMigration(Owner.APPLICATION, "people", "classpath:db/people");
    }

    /** A new token works at once, also where its events are still to be copied. */
    @Bean
    TokenEvents tokenEvents(EventStore log, ObjectProvider<EventsAhead> ahead) {
        var source = ahead.getIfAvailable();
        return source == null ? token -> log.readEvents(token.value()) : token -> source.of(token.value());
    }

    /** Whoever copies events takes their commands' keys along. */
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
