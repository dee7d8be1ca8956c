package dev.incidentledger.eventstore.watch;

import dev.incidentledger.eventstore.postgres.AppendCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What this process appends, wherever events live. */
public record AppendMetrics(AppendCounts counts) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry metrics) {
        FunctionCounter.builder("ledger.log.events.appended", counts, AppendCounts::events)
                .description("Events that this process has appended")
                .register(metrics);
        FunctionCounter.builder("ledger.log.commits", counts, AppendCounts::commits)
                .description("Commits by which it did; many events share one")
                .register(metrics);
        FunctionCounter.builder("ledger.log.append.failures", counts, AppendCounts::failures)
                .description("Commands whose events were not taken, or perhaps not")
                .register(metrics);
    }
}
