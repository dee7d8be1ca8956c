package dev.incidentledger.eventstore.axonserver;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The connection to Axon Server, of either side. */
@OnAxonServer
@Configuration(proxyBeanMethods = false)
class AxonServerConfiguration {

    @Bean
    static AxonServer axonServer(Environment environment) {
        return new AxonServer(AxonServerSettings.of(environment));
    }

    @Bean
    MeterBinder axonServerConnected(AxonServer server) {
        return metrics -> Gauge.builder("ledger.axonserver.connected", () -> server.isConnected() ? 1 : 0)
                .description("1 while this process is connected to Axon Server")
                .register(metrics);
    }

    @Bean
    EventForm eventForm(@Qualifier("eventSerializer") Serializer eventSerializer) {
        return new EventForm(eventSerializer);
    }
}
