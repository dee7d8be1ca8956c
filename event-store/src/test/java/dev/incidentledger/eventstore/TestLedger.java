package dev.incidentledger.eventstore;

import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.eventstore.watch.Watched;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs the wiring against a real PostgreSQL; closing it and starting another on the same database is a restart. */
final class TestLedger implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private TestLedger(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static String freshDatabase() {
        return TestServer.freshDatabase();
    }

    static TestLedger startOn(String database, Class<?>... beans) {
        return startAs(ManagementFactory.getRuntimeMXBean().getName(), database, beans);
    }

    /** @param node tells it from other processes */
    static TestLedger startAs(String node, String database, Class<?>... beans) {
        return new TestLedger(new SpringApplicationBuilder(Wiring.class)
                .sources(beans)
                .properties(
                        "spring.datasource.url=" + database,
                        "ledger.node-id=" + node,
                        "spring.main.web-application-type=none",
                        "spring.main.banner-mode=off")
                .run());
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    <T> T get(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** All that is watched, looked at now. */
    MeterRegistry look() {
        context.getBeanProvider(Watched.class).orderedStream().forEach(Watched::look);
        var meters = new SimpleMeterRegistry();
        context.getBeanProvider(MeterBinder.class).forEach(binder -> binder.bindTo(meters));
        return meters;
    }

    JdbcClient db() {
        return get(JdbcClient.class);
    }

    TrackingEventProcessor processor(String group) {
        return get(org.axonframework.config.Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessor(group, TrackingEventProcessor.class)
                .orElseThrow();
    }

    void openDoors(int count) {
        get(EventStore.class)
                .publish(IntStream.range(0, count)
                        .mapToObj(_ -> new Sample.DoorId("door_" + UUID.randomUUID()))
                        .map(id -> new GenericDomainEventMessage<>(
                                "Door", id.value(), 0, new Sample.DoorEvent.DoorOpened(id)))
                        .toList());
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({PostgresConfiguration.class, AxonConfiguration.class})
    static class Wiring {
        @Bean
        EventSerializer eventSerializer() {
            return new EventSerializer(Sample.CATALOG);
        }
    }
}
