package dev.incidentledger.eventstore.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the clock of this machine keeps step with the database's. What operators say goes by ours when they name no time,
 * and whether a token is good: a process whose clock is wrong had better not be asked.
 */
final class ClockStep implements HealthIndicator, MeterBinder {

    static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final WatchedDatabase database;
    private final InstantSource clock;

    ClockStep(WatchedDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Negative when ours is behind. */
    private Duration ahead() {
        return Duration.between(database.now(), clock.instant());
    }

    @Override
    public Health health() {
        if (!database.isKnown()) {
            return Health.outOfService().build();
        }
        var ahead = ahead();
        boolean isOff = ahead.abs().compareTo(TOLERANCE) > 0;
        return (isOff ? Health.down() : Health.up())
                .withDetail("ahead", ahead.truncatedTo(ChronoUnit.MILLIS).toString())
                .build();
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("ledger.clock.skew.seconds", () -> database.isKnown() ? seconds(ahead()) : Double.NaN)
                .description("How far the clock of this machine is ahead of the database's")
                .register(metrics);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }
}
