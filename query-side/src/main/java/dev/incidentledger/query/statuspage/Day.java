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
 * @param now where it stands today, for however short a time; operational on all other days
 */
record Day(LocalDate date, Disruption lost, boolean known, ComponentStatus now) {

    boolean isQuiet() {
        return lost.equals(Disruption.NONE) && now == ComponentStatus.OPERATIONAL;
    }

    Day standing(ComponentStatus status) {
        return new Day(date, lost, known, status);
    }

    ComponentStatus worst() {
        return times().isEmpty()
                ? ComponentStatus.OPERATIONAL
                : times().firstEntry().getKey();
    }

    /** How long it was in each state other than operational, the worst first. */
    SequencedMap<ComponentStatus, Duration> times() {
        var times = new TreeMap<>(Map.of(
                ComponentStatus.UNDER_MAINTENANCE, lost.maintenance(),
                ComponentStatus.DEGRADED_PERFORMANCE, lost.degraded(),
                ComponentStatus.PARTIAL_OUTAGE, lost.partial(),
                ComponentStatus.MAJOR_OUTAGE, lost.major()));
        times.entrySet().removeIf(time -> time.getValue().isZero() && time.getKey() != now);
        return times.reversed();
    }
}
