package dev.incidentledger.command.intake;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Counts deliveries by intake and outcome; all intakes that are not configured count as one. */
@Component
class DeliveryCounts implements MeterBinder {

    private final Map<Kind, LongAdder> counts = new HashMap<>();

    private record Kind(String intake, DeliveryOutcome outcome) {}

    DeliveryCounts(Intakes intakes) {
        intakes.byId().keySet().forEach(this::prepare);
        prepare(Intakes.NOT_CONFIGURED);
    }

    /** @param intake as {@link Intakes#nameOf} tells it */
    void count(String intake, DeliveryOutcome outcome) {
        Objects.requireNonNull(counts.get(new Kind(intake, outcome))).increment();
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        counts.forEach((kind, count) -> FunctionCounter.builder("ledger.intake.deliveries", count, LongAdder::sum)
                .description("Deliveries of alerts")
                .tag("intake", kind.intake())
                .tag("outcome", kind.outcome().wireName())
                .register(metrics));
    }

    /** Those that did not happen yet are there as well: a rate needs a zero to begin with. */
    private void prepare(String intake) {
        List.of(DeliveryOutcome.values()).forEach(outcome -> counts.put(new Kind(intake, outcome), new LongAdder()));
    }
}
