package dev.incidentledger.query.ready;

import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.eventstore.Watermark;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Renders whenever something may have changed, in the background; many changes share one rendering. */
@Component
class PublicRendering implements SmartLifecycle, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(PublicRendering.class);
    private static final Duration FIRST_RENDERING = Duration.ofSeconds(10);

    /** Of the time that passes, it renders through at most a fifth, unless readers would wait for too long. */
    private static final int REST_PER_WORK = 4;

    private static final Duration LONGEST_REST = Duration.ofMillis(400);

    /** So long a projection may hold up what others have seen already: before that, nobody is shown one without the other. */
    private static final Duration LONGEST_UNEVEN = Duration.ofSeconds(3);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final PublicPages pages;
    private final ProjectionPositions projections;
    private final ReadySettings settings;
    private final RenderingStop stop;
    private final InstantSource clock;
    private final Watermark watermark;
    private final CountDownLatch complete = new CountDownLatch(1);
    private volatile Instant asOf;
    private volatile boolean failing;
    private final AtomicLong renders = new AtomicLong();
    private final AtomicLong renderNanos = new AtomicLong();
    private long workedNanos;
    private long movedTo;
    private @Nullable Instant movedAt;
    private @Nullable Thread renderer;

    PublicRendering(
            PublicPages pages,
            ProjectionPositions projections,
            ReadySettings settings,
            RenderingStop stop,
            InstantSource clock,
            ObjectProvider<Watermark> watermark) {
        this.pages = pages;
        this.projections = projections;
        this.settings = settings;
        this.stop = stop;
        this.clock = clock;
        this.watermark = watermark.getIfAvailable(() -> () -> Instant.MAX);
        this.asOf = clock.instant();
    }

    /** Whether everything has been rendered once that was recorded before the start, or all that projections have got to. */
    boolean isComplete() {
        return complete.getCount() == 0;
    }

    /** Answers when all is rendered, or after a while when that takes longer. */
    @Override
    public synchronized void start() {
        asOf = clock.instant();
        stop.withdraw();
        renderer = Thread.ofVirtual().name("public-pages").start(this::run);
        try {
            if (!complete.await(FIRST_RENDERING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("The public pages are still being rendered; until then they answer 503");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was rendered stays, and what was not is rendered after the next start. */
    @Override
    public synchronized void stop() {
        stop.ask();
        if (renderer != null) {
            try {
                renderer.join(LONGEST_STOP);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
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

    /** Nothing of a process that renders none. */
    @Override
    public void bindTo(MeterRegistry metrics) {
        if (settings.enabled()) {
            FunctionTimer.builder(
                            "ledger.pages.render",
                            this,
                            rendering -> rendering.renders.get(),
                            rendering -> rendering.renderNanos.get(),
                            TimeUnit.NANOSECONDS)
                    .description("Renderings of what the public reads, each of all that had changed")
                    .register(metrics);
            Gauge.builder("ledger.pages.age.seconds", this::ageInSeconds)
                    .description("How old the public pages are: what was recorded before is on them")
                    .register(metrics);
        }
    }

    private double ageInSeconds() {
        return Math.max(0, Duration.between(asOf, clock.instant()).toMillis()) / 1_000.0;
    }

    /**
     * As of when the pages are: everything that was recorded up to then is on those that tell how things stand. Of single incidents'
     * pages many may change at once; they follow.
     */
    Instant asOf() {
        return asOf;
    }

    /** Whether readers are told how old the pages are. */
    boolean isOutdated() {
        return Duration.between(asOf, clock.instant()).compareTo(settings.outdatedAfter()) >= 0;
    }

    /** Whether what is shown could not be read or rendered the last time. */
    boolean isFailing() {
        return failing;
    }

    private void run() {
        var startedAt = asOf;
        try {
            while (!stop.isAsked()) {
                awaitLevel();
                boolean rendered = attempt(() -> catchUp(startedAt));
                boolean told = attempt(this::tellAge);
                failing = !(rendered && told);
                pause();
            }
        } catch (InterruptedException stopped) {
            LOG.debug("The public pages are not rendered any more");
        }
    }

    /** Whatever happens in a step, others follow: nobody else would ever tell readers anything again. */
    private boolean attempt(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException | Error failure) {
            if (stop.isAsked()) {
                LOG.debug("The public pages are not rendered any more", failure);
            } else if (!failing) {
                LOG.warn("The public pages stay as they were: what they show cannot be read or rendered", failure);
            } else {
                LOG.debug("The public pages still stay as they were", failure);
            }
            return false;
        }
    }

    /** Else a page could show an incident as resolved and its components as down. */
    private void awaitLevel() throws InterruptedException {
        if (isComplete() && !failing) {
            try {
                projections.awaitLevel(pages.projections(), LONGEST_UNEVEN);
            } catch (DataAccessException lost) {
                LOG.debug("The next step says so", lost);
            }
        }
    }

    private void catchUp(Instant startedAt) {
        var loggedUpTo = watermark.reached();
        if (loggedUpTo.equals(Watermark.NOTHING)) {
            return; // nobody knows what there is
        }
        long began = System.nanoTime();
        var behindSince = pages.behindSince();
        boolean isDue = pages.isDue(behindSince.isPresent());
        boolean all = true;
        if (isDue) {
            all = pages.refresh();
            behindSince = pages.behindSince();
        }
        workedNanos = isDue ? System.nanoTime() - began : 0;
        if (isDue) {
            renderNanos.addAndGet(workedNanos);
            renders.incrementAndGet();
        }
        var renderedUpTo = behindSince.orElseGet(clock::instant);
        asOf = loggedUpTo.isBefore(renderedUpTo) ? loggedUpTo : renderedUpTo;
        if (all && (!renderedUpTo.isBefore(startedAt) || standsStill())) {
            complete.countDown();
        }
    }

    /** For so long that readers would be told: what is there is shown then, and how old it is. */
    private boolean standsStill() {
        if (movedAt == null || pages.reached() > movedTo) {
            movedTo = pages.reached();
            movedAt = clock.instant();
        }
        return Duration.between(movedAt, clock.instant()).compareTo(settings.outdatedAfter()) >= 0;
    }

    /** None before all has been rendered once: until then nobody is shown anything. */
    private void pause() throws InterruptedException {
        if (failing || pages.areMissing()) {
            stop.await(settings.lookEvery().toNanos());
        } else if (workedNanos > 0 && isComplete()) {
            long rest = Math.min(LONGEST_REST.toNanos(), REST_PER_WORK * workedNanos);
            stop.await(Math.max(settings.betweenRenders().toNanos(), rest));
        } else if (workedNanos == 0) {
            awaitMove();
        }
    }

    /** Until all have moved, for the slowest decides; or for a while, when one of them stands still. */
    private void awaitMove() throws InterruptedException {
        long end = System.nanoTime() + settings.lookEvery().toNanos();
        try {
            for (var projection : pages.projections()) {
                projections.await(projection, pages.reached() + 1, Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (DataAccessException lost) { // the next step says so
            stop.await(settings.lookEvery().toNanos());
        }
    }

    /** By the minute, as it is told. */
    private void tellAge() {
        pages.outdate(isOutdated() ? asOf.truncatedTo(ChronoUnit.MINUTES) : null);
    }
}
