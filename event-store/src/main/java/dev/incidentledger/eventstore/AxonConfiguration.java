package dev.incidentledger.eventstore;

import dev.incidentledger.events.store.EventSerializer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolution;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All of Axon that runs here, declared by hand: its auto-configuration falls back to memory without a word. */
@Configuration(proxyBeanMethods = false)
@Import(DiscoveredHandlers.class)
public class AxonConfiguration {

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(EventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    /** Has no transaction manager: the append is the last act of a command and brings its own transaction. */
    @Bean
    CommandBus commandBus(ObjectProvider<CorrelationDataProvider> correlation) {
        var bus = SimpleCommandBus.builder()
                .duplicateCommandHandlerResolver(DuplicateCommandHandlerResolution.rejectDuplicates())
                .build();
        bus.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(correlation.orderedStream().toList()));
        return bus;
    }

    @Bean
    CommandGateway commandGateway(CommandBus commandBus) {
        return DefaultCommandGateway.builder().commandBus(commandBus).build();
    }

    @Bean
    ProjectionPositions projectionPositions() {
        return new ProjectionPositions();
    }

    /** Service discovery stays off: it is what brings in the update checker, which calls home. */
    @Bean
    SpringAxonConfiguration axon(
            CommandBus commandBus,
            EventStore eventStore,
            EventSerializer events,
            MessageSerializer messages,
            TokenStore tokens,
            TransactionManager transactions,
            ObjectProvider<CorrelationDataProvider> correlation,
            DiscoveredHandlers handlers) {
        refuseUnless(tokens instanceof JdbcTokenStore, "tokens must be kept in the database", tokens);
        refuseUnless(
                transactions instanceof SpringTransactionManager, "rows and tokens must commit together", transactions);
        System.setProperty("disable-axoniq-console-message", "true");

        var axon = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> messages)
                .configureMessageSerializer(_ -> messages)
                .configureEventSerializer(_ -> events)
                .configureCommandBus(_ -> commandBus)
                .configureEventStore(_ -> eventStore)
                .configureCorrelationDataProviders(
                        _ -> correlation.orderedStream().toList());
        axon.eventProcessing()
                .usingTrackingEventProcessors()
                .registerTokenStore(_ -> tokens)
                .registerDefaultTransactionManager(_ -> transactions)
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(_ -> PropagatingErrorHandler.instance());
        handlers.registerWith(axon);
        return new SpringAxonConfiguration(axon);
    }

    private static void refuseUnless(boolean durable, String rule, Object found) {
        if (!durable) {
            throw new IllegalStateException("Refusing to start: %s, but found %s"
                    .formatted(rule, found.getClass().getSimpleName()));
        }
    }
}
