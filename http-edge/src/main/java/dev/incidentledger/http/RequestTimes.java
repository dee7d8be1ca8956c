package dev.incidentledger.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Times as callers write them: RFC 3339 with an offset, in a sane range. What comes out is UTC in whole microseconds,
 * truncated, because PostgreSQL would round.
 */
public final class RequestTimes {

    private static final Pattern RFC_3339 = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2})(?:(\\.\\d{1,6})\\d*)?([Zz]|[+-]\\d{2}:\\d{2})");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant TOO_LATE = Instant.parse("2200-01-01T00:00:00Z");

    private RequestTimes() {}

    public static Instant truncate(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Throws {@link DateTimeException} for anything else. */
    public static Instant parse(String text) {
        var matcher = RFC_3339.matcher(text);
        if (!matcher.matches()) {
            throw new DateTimeException("Not an RFC 3339 time with an offset");
        }
        var fraction = matcher.group(2) == null ? "" : matcher.group(2);
        var time = OffsetDateTime.parse(matcher.group(1) + fraction + matcher.group(3))
                .toInstant();
        if (time.isBefore(EARLIEST) || !time.isBefore(TOO_LATE)) {
            throw new DateTimeException("Outside of 1970 to 2199");
        }
        return time;
    }

    /** A calendar day; throws {@link DateTimeException} for anything else. */
    public static LocalDate parseDay(String text) {
        var day = LocalDate.parse(text);
        if (day.isBefore(LocalDate.EPOCH) || !day.isBefore(LocalDate.of(2200, 1, 1))) {
            throw new DateTimeException("Outside of 1970 to 2199");
        }
        return day;
    }
}
