package dev.incidentledger.eventstore.watch;

import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.eventstore.StoredPositions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How far each projection of this release is behind the log, by what is stored: right in whichever process it runs. */
final class ProjectionLag implements Watched, MeterBinder {

    /** @param seconds since the first event was recorded that was not taken in; 0 when all were */
    private record Behind(long events, double seconds) {

        static final Behind NOTHING = new Behind(0, 0);
    }

    private final Supplier<List<String>> projections;
    private final StoredPositions positions;
    private final Positions log;
    private final WatchedDatabase database;
    private volatile Map<String, Behind> behind = Map.of();
    private volatile double head = Double.NaN;

    /** @param projections the names of all whose code is in this process */
    ProjectionLag(
            Supplier<List<String>> projections, StoredPositions positions, Positions log, WatchedDatabase database) {
        this.projections = projections;
        this.positions = positions;
        this.log = log;
        this.database = database;
    }

    /** Positions are read ahead of the head, so that none is beyond it. */
    @Override
    public void look() {
        var reached = positions.all();
        long end = log.head();
        var ages = new HashMap<Long, Double>();
        var seen = new HashMap<String, Behind>();
        for (var projection : projections.get()) {
            long position = reached.getOrDefault(projection, 0L);
            seen.put(
                    projection,
                    position < end
                            ? new Behind(end - position, ages.computeIfAbsent(position, this::ageOfOldestBehind))
                            : Behind.NOTHING);
        }
        behind = Map.copyOf(seen);
        head = end;
    }

    /** In words, of each that is behind. */
    SortedMap<String, String> inWords() {
        var words = new TreeMap<String, String>();
        behind.forEach((projection, it) -> {
            if (it.events() > 0) {
                words.put(projection, "behind by %d, for %d s".formatted(it.events(), (long) it.seconds()));
            }
        });
        return words;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("ledger.log.head", () -> head)
                .description("Events in the log")
                .register(metrics);
        for (var projection : projections.get()) {
            gauge("ledger.projections.lag.events", projection, Behind::events)
                    .description("Events in the log that the projection has not taken in")
                    .register(metrics);
            gauge("ledger.projections.lag.seconds", projection, Behind::seconds)
                    .description("For how long the oldest of them has been there; 0 while there is none")
                    .register(metrics);
        }
    }

    private Gauge.Builder<?> gauge(String name, String projection, ToDoubleFunction<Behind> value) {
        return Gauge.builder(name, this, lag -> lag.told(projection, value)).tag("projection", projection);
    }

    private double told(String projection, ToDoubleFunction<Behind> value) {
        var known = behind.get(projection);
        return known == null ? Double.NaN : value.applyAsDouble(known);
    }

    private double ageOfOldestBehind(long position) {
        return log.recordedAfter(position)
                .map(recorded ->
                        Math.max(0, Duration.between(recorded, database.now()).toMillis() / 1_000.0))
                .orElse(0.0);
    }
}
