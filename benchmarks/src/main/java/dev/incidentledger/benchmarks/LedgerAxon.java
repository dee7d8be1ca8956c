package dev.incidentledger.benchmarks;

import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.eventstore.AggregateCache;
import dev.incidentledger.eventstore.AxonConfiguration;
import dev.incidentledger.eventstore.PostgresConfiguration;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Axon on the event store of the product, wired as the product wires it, without projections and without HTTP. */
record LedgerAxon(ConfigurableApplicationContext context) implements AutoCloseable {

    static LedgerAxon on(Database database) {
        return new LedgerAxon(new SpringApplicationBuilder(Wiring.class)
                .logStartupInfo(false)
                .web(WebApplicationType.NONE)
                .properties(Map.of("logging.level.root", "WARN"))
                .properties(database.properties())
                .run());
    }

    CommandGateway gateway() {
        return context.getBean(CommandGateway.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @Import({PostgresConfiguration.class, AxonConfiguration.class, Diary.class})
    static class Wiring {

        @Bean
        EventSerializer eventSerializer() {
            return new EventSerializer(Diary.CATALOG);
        }

        @Bean
        Cache aggregateCache() {
            return new AggregateCache(10_000);
        }

        @Bean
        CorrelationDataProvider whoAndWhy() {
            return Diary.whoAndWhy();
        }
    }
}
