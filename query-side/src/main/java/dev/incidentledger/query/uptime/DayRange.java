package dev.incidentledger.query.uptime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days of one component, both inclusive, in the page's zone. */
record DayRange(String componentId, LocalDate first, LocalDate last) {

    Instant start(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    Instant end(ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
