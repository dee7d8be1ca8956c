package dev.incidentledger.command.platform.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Keeps the scheduler's clock in step with the database, and lets the scheduler rest while the database is away. */
final class RunningScheduler implements SmartLifecycle {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final SteadyClock clock;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("steady-clock").daemon().factory());
    private volatile boolean running;

    RunningScheduler(Scheduler scheduler, SteadyClock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public void start() {
        var _ = looking.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
        scheduler.start();
        running = true;
    }

    /** What is under way is finished; what is due stays in the table. */
    @Override
    public void stop() {
        running = false;
        looking.shutdown();
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        boolean paused = scheduler.getSchedulerState().isPaused();
        try {
            clock.look();
            if (paused) {
                scheduler.resume();
            }
        } catch (DataAccessException _) {
            if (!paused) {
                scheduler.pause();
            }
        }
    }
}
