package dev.incidentledger.query.uptime;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.StatusInterval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;

/** Days of one component, both inclusive, in the page's zone. */
record DayRange(ComponentId componentId, LocalDate first, LocalDate last) {

    boolean isEmpty() {
        return first.isAfter(last);
    }

    Period period(ZoneId zone) {
        return new Period(
                componentId,
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /**
     * What was not operational on each of these days; quiet ones have no entry.
     *
     * @param claims all on the component that share a moment with these days
     * @param now where claims that still stand are cut off
     */
    SortedMap<LocalDate, Disruption> days(List<Claim> claims, Instant now, ZoneId zone) {
        return Disruption.byDay(StatusInterval.worstOf(claims, now), zone).subMap(first, true, last, true);
    }
}
