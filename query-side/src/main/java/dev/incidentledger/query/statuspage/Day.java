package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.health.Disruption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * One day of a component.
 *
 * @param known false before its first day, and before anything could be told of it
 */
record Day(LocalDate date, Disruption lost, boolean known) {

    boolean isQuiet() {
        return lost.equals(Disruption.NONE);
    }

    ComponentStatus worst() {
        return times().isEmpty()
                ? ComponentStatus.OPERATIONAL
                : times().firstEntry().getKey();
    }

    /** How long it was in each state other than operational, the worst first. */
    SequencedMap<ComponentStatus, Duration> times() {
        return timesOf(lost);
    }

    static SequencedMap<ComponentStatus, Duration> timesOf(Disruption lost) {
        var times = new TreeMap<>(Map.of(
                ComponentStatus.UNDER_MAINTENANCE, lost.maintenance(),
                ComponentStatus.DEGRADED_PERFORMANCE, lost.degraded(),
                ComponentStatus.PARTIAL_OUTAGE, lost.partial(),
                ComponentStatus.MAJOR_OUTAGE, lost.major()));
        times.values().removeIf(Duration::isZero);
        return times.reversed();
    }
}
