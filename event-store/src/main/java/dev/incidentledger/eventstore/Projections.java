package dev.incidentledger.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts each projection's processor once it is near the head; those that are far behind are brought there first. */
public final class Projections implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

    private final Configuration axon;
    private final Map<String, BulkReplay> replays;
    private final List<Thread> starting = new ArrayList<>();

    /** @param replays by processing group */
    Projections(Configuration axon, Map<String, BulkReplay> replays) {
        this.axon = axon;
        this.replays = Map.copyOf(replays);
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
        replays.forEach((projection, replay) ->
                starting.add(Thread.ofVirtual().name("start-" + projection).start(() -> start(projection, replay))));
    }

    @Override
    public void stop() {
        starting.forEach(Thread::interrupt);
        starting.forEach(Projections::join);
        starting.clear();
    }

    @Override
    public boolean isRunning() {
        return !starting.isEmpty();
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
            if (!Thread.currentThread().isInterrupted()) {
                processor(projection).start();
            }
        }
    }

    private ProjectionProcessor processor(String projection) {
        return axon.eventProcessingConfiguration()
                .eventProcessor(projection, ProjectionProcessor.class)
                .orElseThrow();
    }
}
