package dev.incidentledger.eventstore;

import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.eventstore.Sample.Door;
import dev.incidentledger.eventstore.axonserver.AppendsToAxonServer;
import dev.incidentledger.eventstore.axonserver.CopiesFromAxonServer;
import dev.incidentledger.eventstore.postgres.CommandKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process of one side whose events live in Axon Server. */
final class AxonServerSide implements AutoCloseable {

    static final String KEY = "key";

    private final ConfigurableApplicationContext context;

    private AxonServerSide(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static AxonServerSide ofCommands(String database, String servers, String... properties) {
        return start(database, servers, List.of(Commands.class, Door.class), properties);
    }

    static AxonServerSide ofQueries(String database, String servers, String... properties) {
        return start(database, servers, List.of(Queries.class, Doors.class), properties);
    }

    private static AxonServerSide start(String database, String servers, List<Class<?>> beans, String... properties) {
        return new AxonServerSide(new SpringApplicationBuilder(beans.toArray(Class<?>[]::new))
                .properties(
                        "spring.datasource.url=" + database,
                        "spring.main.web-application-type=none",
                        "spring.main.banner-mode=off",
                        "ledger.event-store=axonserver",
                        "ledger.axonserver.servers=" + servers,
                        "ledger.axonserver.heartbeat=200ms",
                        "ledger.axonserver.patience=1s")
                .run(Stream.of(properties).map(property -> "--" + property).toArray(String[]::new)));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    long send(Object command) {
        return get(CommandGateway.class).<Long>sendAndWait(command);
    }

    Health health(String indicator) {
        return context.getBean(indicator, HealthIndicator.class).health();
    }

    /** What it tells whoever watches it. */
    MeterRegistry meters() {
        var meters = new SimpleMeterRegistry();
        context.getBeanProvider(MeterBinder.class).forEach(binder -> binder.bindTo(meters));
        return meters;
    }

    List<Long> copied() {
        return get(JdbcClient.class)
                .sql("select position from event_store.event_log order by position")
                .query(Long.class)
                .list();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({PostgresConfiguration.class, AxonConfiguration.class, AppendsToAxonServer.class, Common.class})
    static class Commands {

        @Bean
        Cache cache() {
            return new AggregateCache(1_000);
        }

        @Bean
        CorrelationDataProvider keys() {
            return new SimpleCorrelationDataProvider(KEY);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({PostgresConfiguration.class, AxonConfiguration.class, CopiesFromAxonServer.class, Common.class})
    static class Queries {}

    @Configuration(proxyBeanMethods = false)
    static class Common {

        @Bean
        EventSerializer eventSerializer() {
            return new EventSerializer(Sample.CATALOG);
        }

        @Bean
        CommandKey commandKey() {
            return event -> Optional.ofNullable((String) event.getMetaData().get(KEY));
        }
    }

    @ProcessingGroup("doors")
    static class Doors {

        final List<Sample.DoorEvent> seen = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(Sample.DoorEvent event) {
            seen.add(event);
        }
    }
}
