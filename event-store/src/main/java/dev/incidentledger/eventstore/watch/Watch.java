package dev.incidentledger.eventstore.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at the database in the background; a round ends where it fails, since the rest would only wait for the same. */
final class Watch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final List<Watched> watched;
    private final Duration every;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watch").daemon().factory());
    private boolean failing;
    private volatile boolean running;

    /** @param every how long after one round the next begins */
    Watch(List<Watched> watched, Duration every) {
        this.watched = watched;
        this.every = every;
    }

    /** After the first round, so that whoever starts later finds something known. */
    @Override
    public void start() {
        running = true;
        look();
        var _ = looking.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        looking.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ahead of all others. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void look() {
        try {
            watched.forEach(Watched::look);
            failing = false;
        } catch (RuntimeException failure) { // whatever it is, the next round follows
            if (!failing && running) {
                LOG.warn("The database cannot be looked at; trying again: {}", failure.getMessage());
            }
            failing = true;
        }
    }
}
