package dev.incidentledger.query.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the page's readers live them. */
final class PageTime {

    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final DateTimeFormatter dayAndTime;

    PageTime(ZoneId zone) {
        this.zone = ZoneOffset.UTC.equals(zone.normalized()) ? ZoneId.of("UTC") : zone;
        day = pattern("MMMM d, uuuu");
        time = pattern("HH:mm z");
        dayAndTime = pattern("MMMM d, uuuu, HH:mm z");
    }

    /** As in {@code May 10, 2021}. */
    String day(Instant instant) {
        return day.format(instant);
    }

    /** As in {@code May 10, 2021, 08:42 UTC}. */
    String dayAndTime(Instant instant) {
        return dayAndTime.format(instant);
    }

    /** The time alone where the day is plain from {@code context}. */
    String timeNear(Instant context, Instant instant) {
        return day(context).equals(day(instant)) ? time.format(instant) : dayAndTime(instant);
    }

    String zone() {
        return zone.getId();
    }

    private DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(zone);
    }
}
