package dev.incidentledger.eventstore;

import static java.util.Objects.requireNonNull;

import org.axonframework.common.caching.Cache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;

/** The aggregates and projections among the application's beans: {@code @Aggregate} and {@code @ProcessingGroup}. */
final class DiscoveredHandlers {

    private static final int BATCH_SIZE = 1_000;

    private final ApplicationContext context;
    private final ProjectionPositions positions;
    private final ObjectProvider<Cache> cache;

    DiscoveredHandlers(ApplicationContext context, ProjectionPositions positions, ObjectProvider<Cache> cache) {
        this.context = context;
        this.positions = positions;
        this.cache = cache;
    }

    void registerWith(Configurer axon) {
        for (String aggregate : context.getBeanNamesForAnnotation(Aggregate.class)) {
            axon.configureAggregate(eventSourced(requireNonNull(context.getType(aggregate))));
        }
        for (String handler : context.getBeanNamesForAnnotation(ProcessingGroup.class)) {
            register(handler, axon.eventProcessing());
        }
    }

    private <A> AggregateConfigurer<A> eventSourced(Class<A> aggregate) {
        return AggregateConfigurer.defaultConfiguration(aggregate).configureCache(_ -> cache.getIfAvailable());
    }

    private void register(String handler, EventProcessingConfigurer processing) {
        String group = requireNonNull(context.findAnnotationOnBean(handler, ProcessingGroup.class))
                .value();
        processing
                .registerEventHandler(_ -> context.getBean(handler))
                .registerTrackingEventProcessorConfiguration(group, _ -> oneThreadInBatches(group));
    }

    private TrackingEventProcessorConfiguration oneThreadInBatches(String group) {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andBatchSize(BATCH_SIZE)
                .andEventTrackerStatusChangeListener(positions.listenerFor(group));
    }
}
