package dev.incidentledger.eventstore.axonserver;

import dev.incidentledger.eventstore.StartRefusedException;
import java.util.stream.Collectors;
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
        var settings = AxonServerSettings.of(environment);
        var complaints = settings.complaints().collect(Collectors.joining("\n  "));
        if (!complaints.isEmpty()) {
            throw new StartRefusedException("some settings are missing or wrong.\n  " + complaints);
        }
        return new AxonServer(settings);
    }

    @Bean
    EventForm eventForm(@Qualifier("eventSerializer") Serializer eventSerializer) {
        return new EventForm(eventSerializer);
    }
}
