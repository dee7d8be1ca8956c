package dev.incidentledger.eventstore.watch;

import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.eventstore.rebuild.Rebuild;
import dev.incidentledger.eventstore.rebuild.Rebuild.Purpose;
import dev.incidentledger.eventstore.rebuild.Rebuilds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.stream.Collectors;

/** How far rebuilds are, whichever process they run in. */
final class RebuildProgress implements Watched, MeterBinder {

    private static final double NONE_RUNS = 1;

    private final Rebuilds rebuilds;
    private final Positions log;
    private volatile Map<String, Double> done = Map.of();

    RebuildProgress(Rebuilds rebuilds, Positions log) {
        this.rebuilds = rebuilds;
        this.log = log;
    }

    @Override
    public void look() {
        var running = rebuilds.running();
        double head = running.isEmpty() ? 0 : log.head();
        done = running.stream()
                .filter(rebuild -> rebuild.purpose() == Purpose.REBUILD)
                .collect(Collectors.toMap(Rebuild::projection, rebuild -> Math.min(1, rebuild.position() / head)));
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        for (var projection : rebuilds.projections()) {
            Gauge.builder("ledger.rebuild.running", () -> done.containsKey(projection) ? 1 : 0)
                    .description("1 while tables are made anew")
                    .tag("projection", projection)
                    .register(metrics);
            Gauge.builder("ledger.rebuild.progress", () -> done.getOrDefault(projection, NONE_RUNS))
                    .description("Which part of the log the tables have seen that are made anew; 1 while none are")
                    .tag("projection", projection)
                    .register(metrics);
        }
    }
}
