package dev.incidentledger.eventstore;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.eventstore.postgres.PostgresEventStore;
import dev.incidentledger.eventstore.rebuild.Rebuilds;
import dev.incidentledger.eventstore.trace.CommandSpans;
import dev.incidentledger.eventstore.trace.ProjectionSpans;
import dev.incidentledger.eventstore.trace.TraceConfiguration;
import java.util.HashMap;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolution;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;

/** All of Axon that runs here, declared by hand: its auto-configuration falls back to memory without a word. */
@Configuration(proxyBeanMethods = false)
@Import({DiscoveredHandlers.class, TraceConfiguration.class})
public class AxonConfiguration {

    /** Has no transaction manager: the append is the last act of a command and brings its own transaction. */
    @Bean
    CommandBus commandBus(
            ObjectProvider<CorrelationDataProvider> correlation,
            StaleDecisions staleDecisions,
            ObjectProvider<CommandSpans> spans) {
        var bus = SimpleCommandBus.builder()
                .duplicateCommandHandlerResolver(DuplicateCommandHandlerResolution.rejectDuplicates())
                .build();
        spans.ifAvailable(bus::registerHandlerInterceptor);
        bus.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(correlation.orderedStream().toList()));
        bus.registerHandlerInterceptor(staleDecisions);
        return bus;
    }

    @Bean
    CommandGateway commandGateway(CommandBus commandBus, StaleDecisions staleDecisions) {
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(staleDecisions)
                .build();
    }

    @Bean
    StaleDecisions staleDecisions(CommandEvents events) {
        return new StaleDecisions(events);
    }

    @Bean
    SnapshotFilter snapshotFilter(DiscoveredHandlers handlers) {
        return handlers.snapshotsOfPresentForm();
    }

    /** Service discovery stays off: it is what brings in the update checker, which calls home. */
    @Bean
    SpringAxonConfiguration axon(
            CommandBus commandBus,
            CommandEvents commandEvents,
            PostgresEventStore log,
            @Qualifier("eventSerializer") Serializer events,
            MessageSerializer messages,
            TokenStore tokens,
            TransactionManager transactions,
            ObjectProvider<CorrelationDataProvider> correlation,
            DiscoveredHandlers handlers,
            ProjectionPositions positions,
            FailedBatches failedBatches,
            ObjectProvider<ProjectionSpans> spans) {
        refuseUnless(tokens instanceof JdbcTokenStore, "tokens must be kept in the database", tokens);
        refuseUnless(
                transactions instanceof ProjectionTransactions, "rows and tokens must commit together", transactions);
        System.setProperty("disable-axoniq-console-message", "true");

        var axon = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> messages)
                .configureMessageSerializer(_ -> messages)
                .configureEventSerializer(_ -> events)
                .configureCommandBus(_ -> commandBus)
                .configureEventStore(_ -> commandEvents.store())
                .registerComponent(PostgresEventStore.class, _ -> log)
                .configureTransactionManager(_ -> NoTransactionManager.INSTANCE) // of snapshots: each is one statement
                .configureCorrelationDataProviders(
                        _ -> correlation.orderedStream().toList());
        axon.eventProcessing()
                .usingTrackingEventProcessors()
                .registerTokenStore(_ -> tokens)
                .registerDefaultTransactionManager(_ -> transactions)
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(_ -> failedBatches);
        spans.ifAvailable(each ->
                axon.eventProcessing().registerDefaultHandlerInterceptor((_, projection) -> each.of(projection)));
        handlers.registerWith(axon, positions);
        return new SpringAxonConfiguration(axon);
    }

    @Bean
    FailedBatches failedBatches(
            DeadLetterTable letters,
            PostgresEventStorageEngine engine,
            TransactionManager transactions,
            DiscoveredHandlers handlers,
            ObjectProvider<org.axonframework.config.Configuration> axon) {
        return new FailedBatches(letters, engine, transactions, () -> handlers.foldsIntoTables(axon.getObject()));
    }

    @Bean
    DeadLetters deadLetters(
            DeadLetterTable letters,
            StoredPositions positions,
            ProjectionShare share,
            ObjectProvider<org.axonframework.config.Configuration> axon) {
        return new DeadLetters(
                letters,
                positions,
                share,
                projection -> axon.getObject()
                        .eventProcessingConfiguration()
                        .eventProcessor(projection, ProjectionProcessor.class)
                        .ifPresent(ProjectionProcessor::tryAgainNow));
    }

    @Bean
    ProjectionShare projectionShare(Presence presence, DiscoveredHandlers handlers) {
        return new ProjectionShare(presence, handlers.groups());
    }

    @Bean
    Projections projections(
            org.axonframework.config.Configuration axon,
            DiscoveredHandlers handlers,
            PostgresEventStorageEngine engine,
            TokenStore tokens,
            TransactionManager transactions,
            ProjectionPositions positions,
            ProjectionShare share) {
        var replays = new HashMap<String, BulkReplay>();
        handlers.folds(axon)
                .forEach((group, fold) ->
                        replays.put(group, new BulkReplay(group, fold, engine, tokens, transactions, positions)));
        return new Projections(axon, replays, share);
    }

    @Bean
    Rebuilds rebuilds(
            org.axonframework.config.Configuration axon,
            DiscoveredHandlers handlers,
            JdbcOperations db,
            PostgresEventStorageEngine engine,
            StoredPositions positions,
            TransactionManager projections,
            PlatformTransactionManager transactions) {
        var subjects = new HashMap<String, Rebuilds.Subject>();
        var folds = handlers.foldsIntoTables(axon);
        handlers.tablesByGroup()
                .forEach((group, tables) ->
                        subjects.put(group, new Rebuilds.Subject(requireNonNull(folds.get(group)), tables)));
        return new Rebuilds(subjects, db, engine, positions, projections, transactions);
    }

    private static void refuseUnless(boolean durable, String rule, Object found) {
        if (!durable) {
            throw new StartRefusedException(
                    "%s, but found %s".formatted(rule, found.getClass().getSimpleName()));
        }
    }
}
