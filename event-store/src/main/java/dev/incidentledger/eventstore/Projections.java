package dev.incidentledger.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts each projection's processor once it is near the head; those that are far behind are brought there first. From then on
 * those run here that fall to this process.
 */
public final class Projections implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Configuration axon;
    private final Map<String, BulkReplay> replays;
    private final ProjectionShare share;
    private final List<Thread> starting = new ArrayList<>();
    private @Nullable ScheduledExecutorService sharing;

    /** @param replays by processing group */
    Projections(Configuration axon, Map<String, BulkReplay> replays, ProjectionShare share) {
        this.axon = axon;
        this.replays = Map.copyOf(replays);
        this.share = share;
    }

    /**
     * Empties a projection and makes it anew from the whole log; answers when it is near the head again and goes on live.
     * Meanwhile readers see it grow.
     *
     * @param projection the name of its processing group
     */
    public void rebuild(String projection) {
        var replay = replays.get(projection);
        if (replay == null) {
            throw new IllegalArgumentException("There is no projection " + projection);
        }
        synchronized (replay) {
            var processor = processor(projection);
            processor.awaitWork();
            processor.shutDown();
            processor.resetTokens();
            start(projection, replay);
        }
    }

    @Override
    public void start() {
        share.renew();
        replays.forEach((projection, replay) ->
                starting.add(Thread.ofVirtual().name("start-" + projection).start(() -> start(projection, replay))));
        sharing = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("projection-share").daemon().factory());
        var _ = sharing.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (sharing != null) {
            sharing.close();
            sharing = null;
            share.giveUp();
        }
        starting.forEach(Thread::interrupt);
        starting.forEach(Projections::join);
        starting.clear();
    }

    @Override
    public boolean isRunning() {
        return sharing != null;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** One at a time: of two replays of one projection, one would empty what the other has made. */
    private void start(String projection, BulkReplay replay) {
        synchronized (replay) {
            if (share.has(projection)) {
                catchUp(projection, replay);
            } else {
                processor(projection).letGo();
            }
            if (!Thread.currentThread().isInterrupted()) {
                processor(projection).start();
            }
        }
    }

    private static void catchUp(String projection, BulkReplay replay) {
        try {
            replay.run();
        } catch (UnableToClaimTokenException elsewhere) {
            LOG.info("{} is kept by another process", projection);
        } catch (RuntimeException | Error failure) {
            if (Thread.currentThread().isInterrupted()) {
                LOG.debug("{} is left where it is", projection, failure);
                return;
            }
            LOG.warn("{} goes on in small steps: {}", projection, failure.getMessage(), failure);
        }
    }

    /** Whatever happens in one look, others follow: no schedule goes on behind a failure. */
    private void look() {
        try {
            keepToShare();
        } catch (RuntimeException | Error failure) {
            LOG.warn("Projections stay where they are until the next look: {}", failure.getMessage(), failure);
        }
    }

    /** What is still being caught up with here stays here until then. */
    private void keepToShare() {
        share.renew();
        for (var projection : replays.keySet()) {
            var processor = processor(projection);
            if (share.has(projection)) {
                processor.takePart();
            } else if (processor.isRunning()) {
                processor.letGo();
            }
        }
    }

    private ProjectionProcessor processor(String projection) {
        return axon.eventProcessingConfiguration()
                .eventProcessor(projection, ProjectionProcessor.class)
                .orElseThrow();
    }
}
