package dev.incidentledger.query.ready;

import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.query.timeline.TimelineQueries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Renders whenever something may have changed, in the background; many changes share one rendering. */
@Component
class PublicRendering implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PublicRendering.class);
    private static final Duration FIRST_RENDERING = Duration.ofSeconds(10);

    /** Of the time that passes, it renders through at most a fifth. */
    private static final int REST_PER_WORK = 4;

    private final PublicPages pages;
    private final ProjectionPositions projections;
    private final ReadySettings settings;
    private final InstantSource clock;
    private final CountDownLatch complete = new CountDownLatch(1);
    private @Nullable Thread renderer;

    PublicRendering(PublicPages pages, ProjectionPositions projections, ReadySettings settings, InstantSource clock) {
        this.pages = pages;
        this.projections = projections;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether everything has been rendered once. */
    boolean isComplete() {
        return complete.getCount() == 0;
    }

    /** Answers when all is rendered, or after a while when that takes longer. */
    @Override
    public synchronized void start() {
        renderer = Thread.ofVirtual().name("public-pages").start(this::run);
        try {
            if (!complete.await(FIRST_RENDERING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("The public pages are still being rendered; until then they answer 404");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        if (renderer != null) {
            renderer.interrupt();
            renderer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return renderer != null;
    }

    /** Behind the projections, ahead of the web server. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 3000;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    private void run() {
        var readAt = clock.instant();
        try {
            while (!Thread.interrupted()) {
                try {
                    renderIfDue();
                    readAt = clock.instant();
                    awaitMove();
                } catch (RuntimeException unreadable) {
                    outdate(readAt, unreadable);
                    Thread.sleep(settings.lookEvery());
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("The public pages are not rendered any more");
        }
    }

    private void renderIfDue() throws InterruptedException {
        while (pages.isDue()) {
            long began = System.nanoTime();
            boolean all = pages.refresh();
            if (all) {
                complete.countDown();
            }
            rest(System.nanoTime() - began);
        }
    }

    private void rest(long workedNanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.max(settings.betweenRenders().toNanos(), REST_PER_WORK * workedNanos));
    }

    private void awaitMove() throws InterruptedException {
        projections.await(TimelineQueries.PROJECTION, pages.reached() + 1, settings.lookEvery());
    }

    private void outdate(Instant readAt, RuntimeException unreadable) {
        LOG.warn("The public pages stay as they were: what they show cannot be read", unreadable);
        if (Duration.between(readAt, clock.instant()).compareTo(settings.outdatedAfter()) >= 0) {
            pages.outdate(readAt);
        }
    }
}
