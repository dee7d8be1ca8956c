package dev.incidentledger.eventstore;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.incidentledger.eventstore.rebuild.Fold;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;

/**
 * The aggregates and projections among the application's beans: {@code @Aggregate} and {@code @ProcessingGroup}. An
 * aggregate with a {@code @Revision}, which names the form that its snapshots have, gets one every so many events; those
 * of any other revision are not read.
 */
final class DiscoveredHandlers {

    private static final int BATCH_SIZE = 1_000;
    private static final int EVENTS_PER_SNAPSHOT = 200;

    private static final Duration LONGEST_WAIT_FOR_OTHERS = Duration.ofSeconds(6);
    private static final int LOOKS_FOR_DEADLOCKS = 60;

    /** How soon is taken what another process has let go; what it held when it died, ten seconds later. */
    private static final Duration BETWEEN_CLAIMS = Duration.ofSeconds(1);

    private final CommandTargets targets = new CommandTargets();
    private final ApplicationContext context;
    private final ObjectProvider<Cache> cache;

    DiscoveredHandlers(ApplicationContext context, ObjectProvider<Cache> cache) {
        this.context = context;
        this.cache = cache;
    }

    void registerWith(Configurer axon, ProjectionPositions positions) {
        for (String aggregate : context.getBeanNamesForAnnotation(Aggregate.class)) {
            axon.configureAggregate(eventSourced(requireNonNull(context.getType(aggregate))));
        }
        handlersByGroup()
                .forEach((group, handlers) -> register(
                        group, handlers, oneThreadInBatches(positions.listenerFor(group)), axon.eventProcessing()));
    }

    /** Lets through what is written in the present form of its aggregate. */
    SnapshotFilter snapshotsOfPresentForm() {
        var present = Arrays.stream(context.getBeanNamesForAnnotation(Aggregate.class))
                .map(aggregate -> requireNonNull(context.getType(aggregate)))
                .filter(aggregate -> aggregate.isAnnotationPresent(Revision.class))
                .collect(toMap(
                        Class::getName,
                        aggregate -> requireNonNull(aggregate.getAnnotation(Revision.class))
                                .value()));
        return snapshot -> {
            var written = snapshot.getPayload().getType();
            return present.containsKey(written.getName())
                    && Objects.equals(present.get(written.getName()), written.getRevision());
        };
    }

    /** By processing group: what has all its beans take in events. */
    Map<String, Fold> folds(Configuration axon) {
        var folds = new HashMap<String, Fold>();
        handlersByGroup().forEach((group, handlers) -> {
            var adapters = handlers.stream().map(bean -> adapter(bean, axon)).toList();
            folds.put(group, new Fold(group, adapters));
        });
        return folds;
    }

    /** The same of those alone that are projections into tables. */
    Map<String, Fold> foldsIntoTables(Configuration axon) {
        var folds = folds(axon);
        folds.keySet().retainAll(tablesByGroup().keySet());
        return folds;
    }

    /** The tables of each processing group that is a projection into tables. */
    Map<String, List<String>> tablesByGroup() {
        return Arrays.stream(context.getBeanNamesForAnnotation(ReadModel.class))
                .collect(groupingBy(this::groupOf, flatMapping(this::tablesOf, toList())));
    }

    /** The names of all processing groups. */
    Set<String> groups() {
        return Arrays.stream(context.getBeanNamesForAnnotation(ProcessingGroup.class))
                .map(this::groupOf)
                .collect(toSet());
    }

    private Map<String, List<Object>> handlersByGroup() {
        return Arrays.stream(context.getBeanNamesForAnnotation(ProcessingGroup.class))
                .collect(groupingBy(this::groupOf, mapping(context::getBean, toList())));
    }

    private Stream<String> tablesOf(String handler) {
        return Stream.of(requireNonNull(context.findAnnotationOnBean(handler, ReadModel.class))
                .value());
    }

    private static EventMessageHandler adapter(Object bean, Configuration axon) {
        return new AnnotationEventHandlerAdapter(
                bean, axon.parameterResolverFactory(), axon.handlerDefinition(bean.getClass()));
    }

    private <A> AggregateConfigurer<A> eventSourced(Class<A> aggregate) {
        var configurer = AggregateConfigurer.defaultConfiguration(aggregate)
                .configureCommandTargetResolver(_ -> targets)
                .configureLockFactory(_ -> oneAfterTheOther())
                .configureCache(_ -> cache.getIfAvailable());
        return aggregate.isAnnotationPresent(Revision.class)
                ? configurer.configureSnapshotTrigger(
                        axon -> new EventCountSnapshotTriggerDefinition(axon.snapshotter(), EVENTS_PER_SNAPSHOT))
                : configurer;
    }

    /** Axon would have a command wait for others of its aggregate for a minute, and whoever sent it for ten seconds at the most. */
    static LockFactory oneAfterTheOther() {
        return PessimisticLockFactory.builder()
                .lockAttemptTimeout((int) LONGEST_WAIT_FOR_OTHERS.toMillis() / LOOKS_FOR_DEADLOCKS)
                .acquireAttempts(LOOKS_FOR_DEADLOCKS)
                .build();
    }

    private String groupOf(String handler) {
        return requireNonNull(context.findAnnotationOnBean(handler, ProcessingGroup.class))
                .value();
    }

    private static void register(
            String group,
            List<Object> handlers,
            TrackingEventProcessorConfiguration running,
            EventProcessingConfigurer processing) {
        handlers.forEach(handler -> processing.registerEventHandler(_ -> handler));
        processing.registerEventProcessor(
                group, (name, axon, invoker) -> ProjectionProcessor.of(name, axon, invoker, running));
    }

    private static TrackingEventProcessorConfiguration oneThreadInBatches(EventTrackerStatusChangeListener listener) {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andAutoStart(false) // Projections does it
                .andBatchSize(BATCH_SIZE)
                .andTokenClaimInterval(BETWEEN_CLAIMS.toMillis(), TimeUnit.MILLISECONDS)
                .andEventTrackerStatusChangeListener(listener);
    }
}
