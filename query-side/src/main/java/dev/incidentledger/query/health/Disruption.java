package dev.incidentledger.query.health;

import dev.incidentledger.events.catalogue.ComponentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.TreeMap;

/**
 * For how long a component was in each status other than operational. Elapsed time, so that the hour which a change of
 * clocks repeats counts twice.
 */
public record Disruption(Duration maintenance, Duration degraded, Duration partial, Duration major) {

    public static final Disruption NONE = new Disruption(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** All of one status; nothing of the operational one. */
    public static Disruption of(ComponentStatus status, Duration time) {
        return switch (status) {
            case OPERATIONAL -> NONE;
            case UNDER_MAINTENANCE -> new Disruption(time, Duration.ZERO, Duration.ZERO, Duration.ZERO);
            case DEGRADED_PERFORMANCE -> new Disruption(Duration.ZERO, time, Duration.ZERO, Duration.ZERO);
            case PARTIAL_OUTAGE -> new Disruption(Duration.ZERO, Duration.ZERO, time, Duration.ZERO);
            case MAJOR_OUTAGE -> new Disruption(Duration.ZERO, Duration.ZERO, Duration.ZERO, time);
        };
    }

    public Disruption plus(Disruption other) {
        return new Disruption(
                maintenance.plus(other.maintenance),
                degraded.plus(other.degraded),
                partial.plus(other.partial),
                major.plus(other.major));
    }

    /** What takes away as much as this adds. */
    public Disruption negated() {
        return new Disruption(maintenance.negated(), degraded.negated(), partial.negated(), major.negated());
    }

    /** Whether any of it is less than nothing. */
    public boolean takesAway() {
        return maintenance.isNegative() || degraded.isNegative() || partial.isNegative() || major.isNegative();
    }

    /** Split at each midnight of {@code zone}; days without any have no entry. */
    public static TreeMap<LocalDate, Disruption> byDay(Collection<StatusInterval> intervals, ZoneId zone) {
        var days = new TreeMap<LocalDate, Disruption>();
        for (var interval : intervals) {
            var from = interval.from();
            while (from.isBefore(interval.to())) {
                var day = LocalDate.ofInstant(from, zone);
                var end = earlier(day.plusDays(1).atStartOfDay(zone).toInstant(), interval.to());
                days.merge(day, of(interval.status(), Duration.between(from, end)), Disruption::plus);
                from = end;
            }
        }
        return days;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
