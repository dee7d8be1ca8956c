package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.postgres.PostgresEventStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;

/** Runs a projection. After a failure it tries again within seconds; Axon would let up to a minute pass. */
final class ProjectionProcessor extends TrackingEventProcessor {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final int ONLY_SEGMENT = 0;
    private static final Duration UNTIL_TOLD = Duration.ofDays(10_000);

    private final AtomicBoolean hurried = new AtomicBoolean();
    private final PostgresEventStore events;
    private volatile boolean working;

    private ProjectionProcessor(Builder builder, PostgresEventStore events) {
        super(builder);
        this.events = events;
    }

    static ProjectionProcessor of(
            String group,
            Configuration axon,
            EventHandlerInvoker handlers,
            TrackingEventProcessorConfiguration configuration) {
        var processing = axon.eventProcessingConfiguration();
        var events = axon.getComponent(PostgresEventStore.class);
        var builder = builder()
                .name(group)
                .eventHandlerInvoker(handlers)
                .rollbackConfiguration(processing.rollbackConfiguration(group))
                .errorHandler(processing.errorHandler(group))
                .messageMonitor(processing.messageMonitor(TrackingEventProcessor.class, group))
                .messageSource(events)
                .tokenStore(processing.tokenStore(group))
                .transactionManager(processing.transactionManager(group))
                .trackingEventProcessorConfiguration(configuration);
        return new ProjectionProcessor(builder, events);
    }

    /** Does not wait for the next event, as Axon's processor may for a second. */
    @Override
    public CompletableFuture<Void> shutdownAsync() {
        var stopped = super.shutdownAsync();
        events.wakeStreams();
        return stopped;
    }

    /**
     * Answers when it works on events, or after a while when it does not, as when another process does. To be called before a
     * shutdown: Axon's processor, stopped between its start and its first work, counts its only thread as taken for ever.
     */
    void awaitWork() {
        long giveUpAt = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!working && System.nanoTime() < giveUpAt) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    @Override
    protected void processingLoop(Segment segment) {
        working = true;
        try {
            super.processingLoop(segment);
        } finally {
            working = false;
        }
    }

    /** Ends what it does between two batches, without waiting for the next event, and leaves it to others. */
    void letGo() {
        releaseSegment(ONLY_SEGMENT, UNTIL_TOLD.toDays(), TimeUnit.DAYS);
        if (working) {
            events.wakeStreams();
        }
    }

    /** Goes on as soon as nobody else holds the projection. */
    void takePart() {
        releaseSegment(ONLY_SEGMENT, -1, TimeUnit.MILLISECONDS);
    }

    /** Ends the wait after a failure, or the next one if it does not wait. */
    void tryAgainNow() {
        hurried.set(true);
    }

    @Override
    protected void doSleepFor(long millisToSleep) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(millisToSleep, LONGEST_WAIT.toMillis()));
        while (isRunning() && !hurried.getAndSet(false) && System.nanoTime() < end) {
            super.doSleepFor(BETWEEN_LOOKS.toMillis());
        }
    }
}
