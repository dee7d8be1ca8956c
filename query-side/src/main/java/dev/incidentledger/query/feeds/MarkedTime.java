package dev.incidentledger.query.feeds;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in the page's zone with the markup by which scripts of status pages find them. */
final class MarkedTime {

    private final DateTimeFormatter date;
    private final DateTimeFormatter month;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final DateTimeFormatter zone;

    MarkedTime(ZoneId pageZone) {
        var named = ZoneOffset.UTC.equals(pageZone.normalized()) ? ZoneId.of("UTC") : pageZone;
        this.date = DateTimeFormatter.ISO_LOCAL_DATE.withZone(named);
        this.month = pattern("MMM", named);
        this.day = pattern("ppd", named);
        this.time = pattern("HH:mm", named);
        this.zone = pattern("z", named);
    }

    /** Month, day, time and zone. */
    String of(Instant at) {
        return "%s %s".formatted(dayAndTime(at), zone.format(at));
    }

    /** The day once where both are on the same. */
    String of(Instant from, Instant to) {
        if (time.format(from).equals(time.format(to)) && isSameDay(from, to)) {
            return of(from);
        }
        return "%s - %s %s"
                .formatted(dayAndTime(from), isSameDay(from, to) ? time(to) : dayAndTime(to), zone.format(to));
    }

    private String dayAndTime(Instant at) {
        return "%s <var data-var='date'>%s</var>, %s".formatted(month.format(at), day.format(at), time(at));
    }

    private String time(Instant at) {
        return "<var data-var='time'>%s</var>".formatted(time.format(at));
    }

    private boolean isSameDay(Instant one, Instant other) {
        return date.format(one).equals(date.format(other));
    }

    private static DateTimeFormatter pattern(String pattern, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(zone);
    }
}
