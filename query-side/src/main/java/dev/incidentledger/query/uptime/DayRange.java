package dev.incidentledger.query.uptime;

import dev.incidentledger.query.health.Claim;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days of one component, both inclusive, in the page's zone. */
record DayRange(String componentId, LocalDate first, LocalDate last) {

    /** Those that an ended claim touches. */
    static DayRange of(Claim ended, Instant end, ZoneId zone) {
        return new DayRange(
                ended.componentId().value(),
                LocalDate.ofInstant(ended.from(), zone),
                LocalDate.ofInstant(end.minusNanos(1), zone));
    }

    DayRange around(DayRange other) {
        return new DayRange(
                componentId,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    Instant start(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    Instant end(ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
