package dev.incidentledger.eventstore.watch;

import dev.incidentledger.eventstore.DeadLetter;
import dev.incidentledger.eventstore.DeadLetters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether projections move. Readiness does not depend on it: what was read before can be read. */
final class ProjectionsMoving implements HealthIndicator, Watched, MeterBinder {

    private final DeadLetters letters;
    private final ProjectionLag lag;
    private volatile List<DeadLetter> standing = List.of();

    ProjectionsMoving(DeadLetters letters, ProjectionLag lag) {
        this.letters = letters;
        this.lag = lag;
    }

    @Override
    public void look() {
        standing = letters.ofThisProcess();
        letters.forgetWhatIsOver();
    }

    @Override
    public Health health() {
        var stopped = standing;
        var health = stopped.isEmpty() ? Health.up() : Health.down();
        lag.inWords().forEach(health::withDetail);
        stopped.forEach(letter -> health.withDetail(letter.projection(), sentence(letter)));
        return health.build();
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("ledger.projections.dead.letters", () -> standing.size())
                .description("Events that stand in the way of a projection")
                .register(metrics);
    }

    private static String sentence(DeadLetter letter) {
        return "cannot take in the event at position %d".formatted(letter.position());
    }
}
