package dev.incidentledger.query.transparency;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Seals and signs in the background, apart from everything else: when it pauses, commands and readers notice nothing, and the alarm
 * is a metric and the log.
 */
@Component
class Sealing implements SmartLifecycle, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final Sealer sealer;
    private final Checkpoints checkpoints;
    private final Patrol patrol;
    private final LogSettings settings;
    private volatile @Nullable String alarm;
    private long lookedAt = System.nanoTime() - LOOK_AGAIN.toNanos() - 1;
    private CountDownLatch over = new CountDownLatch(1);
    private @Nullable Thread worker;

    Sealing(Sealer sealer, Checkpoints checkpoints, Patrol patrol, LogSettings settings) {
        this.sealer = sealer;
        this.checkpoints = checkpoints;
        this.patrol = patrol;
        this.settings = settings;
    }

    /** All that the log has, then a checkpoint of it; now and then, and after an alarm, keys and guard are looked at anyway. */
    void sealAndSign() {
        sealAndSign(new CountDownLatch(1));
    }

    /** The same, until it is to end: then what follows on the batch at hand is left to the next start. */
    void sealAndSign(CountDownLatch until) {
        try {
            boolean isToLook = alarm != null || System.nanoTime() - lookedAt > LOOK_AGAIN.toNanos();
            int sealed;
            do {
                sealed = sealer.seal();
                if (isToLook) {
                    patrol.walk();
                }
                if (sealed > 0 || isToLook) {
                    checkpoints.sign();
                    lookedAt = System.nanoTime();
                    isToLook = false;
                }
            } while (sealed > 0 && until.getCount() > 0);
            silence();
        } catch (SigningRefusedException refused) {
            raise(refused.reason(), refused);
        } catch (RuntimeException | Error failure) { // else nothing would ever be sealed again
            raise("The log cannot be sealed", failure);
        }
    }

    /** Why no checkpoint is signed; empty while they are. */
    Optional<String> alarm() {
        return Optional.ofNullable(alarm);
    }

    @Override
    public synchronized void start() {
        over = new CountDownLatch(1);
        worker = Thread.ofVirtual().name("log-sealing").start(() -> run(over));
    }

    /** The batch that is being sealed is sealed and signed, unless that takes long; those behind it are left to the next start. */
    @Override
    public synchronized void stop() {
        over.countDown();
        if (worker != null) {
            try {
                worker.join(LONGEST_STOP);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            worker = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("ledger.log.sealing.paused", () -> alarm == null ? 0 : 1)
                .description("1 while no checkpoint is signed; the log says why")
                .register(metrics);
    }

    private void run(CountDownLatch until) {
        try {
            do {
                sealAndSign(until);
            } while (!until.await(settings.every().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            LOG.debug("The log is not sealed any more");
        }
    }

    private void raise(String why, Throwable failure) {
        if (!why.equals(alarm)) {
            LOG.error("No checkpoint is signed, commands go on: {}", why, failure);
        }
        alarm = why;
    }

    private void silence() {
        if (alarm != null) {
            LOG.info("Checkpoints are signed again");
        }
        alarm = null;
    }
}
