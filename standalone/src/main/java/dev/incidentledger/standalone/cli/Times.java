package dev.incidentledger.standalone.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Times for people: in UTC, and by their own clock where that shows another. */
final class Times {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH);

    private Times() {}

    /** @param time as the API writes it, or null */
    static String text(JsonNode time, ZoneId zone) {
        return time.isString() ? text(Instant.parse(time.asString()), zone) : "-";
    }

    /** For a body: RFC 3339, also where the seconds are none. */
    static String wire(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static String text(Instant time, ZoneId zone) {
        var utc = UTC.format(time);
        return zone.getRules().getOffset(time).equals(ZoneOffset.UTC)
                ? utc
                : "%s (%s)".formatted(utc, LOCAL.format(time.atZone(zone)));
    }
}
