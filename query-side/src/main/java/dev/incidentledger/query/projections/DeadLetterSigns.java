package dev.incidentledger.query.projections;

import dev.incidentledger.eventstore.DeadLetter;
import dev.incidentledger.eventstore.DeadLetters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether projections move, for monitoring. Readiness does not depend on it: what was read before can be read. */
@Configuration(proxyBeanMethods = false)
class DeadLetterSigns {

    @Bean
    HealthIndicator projectionsMoving(DeadLetters letters) {
        return () -> {
            var all = letters.all();
            var health = all.isEmpty() ? Health.up() : Health.down();
            all.forEach(letter -> health.withDetail(letter.projection(), sentence(letter)));
            return health.build();
        };
    }

    @Bean
    MeterBinder deadLetterCount(DeadLetters letters) {
        return metrics -> Gauge.builder(
                        "ledger.projections.dead.letters", () -> letters.all().size())
                .description("Events that stand in the way of a projection")
                .register(metrics);
    }

    private static String sentence(DeadLetter letter) {
        return "cannot take in the event at position %d".formatted(letter.position());
    }
}
