package dev.incidentledger.eventstore;

import java.time.Duration;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;

/** Runs a projection. After a failure it tries again within seconds; Axon would let up to a minute pass. */
final class ProjectionProcessor extends TrackingEventProcessor {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private ProjectionProcessor(Builder builder) {
        super(builder);
    }

    static ProjectionProcessor of(
            String group,
            Configuration axon,
            EventHandlerInvoker handlers,
            TrackingEventProcessorConfiguration configuration) {
        var processing = axon.eventProcessingConfiguration();
        return new ProjectionProcessor(builder()
                .name(group)
                .eventHandlerInvoker(handlers)
                .rollbackConfiguration(processing.rollbackConfiguration(group))
                .errorHandler(processing.errorHandler(group))
                .messageMonitor(processing.messageMonitor(TrackingEventProcessor.class, group))
                .messageSource(axon.eventStore())
                .tokenStore(processing.tokenStore(group))
                .transactionManager(processing.transactionManager(group))
                .trackingEventProcessorConfiguration(configuration));
    }

    @Override
    protected void doSleepFor(long millisToSleep) {
        super.doSleepFor(Math.min(millisToSleep, LONGEST_WAIT.toMillis()));
    }
}
