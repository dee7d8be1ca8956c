package dev.incidentledger.query.language;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Times as the page's readers live them: in the page's zone, and said as their language says them. */
public final class PageTime {

    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;

    public PageTime(ZoneId zone, Language language) {
        var locale = language.locale();
        this.zone = ZoneOffset.UTC.equals(zone.normalized()) ? ZoneId.of("UTC") : zone;
        day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(this.zone);
        time = DateTimeFormatter.ofPattern("HH:mm z", locale).withZone(this.zone);
    }

    /** As in {@code May 10, 2021}. */
    public String day(Instant instant) {
        return day.format(instant);
    }

    /** As in {@code May 10, 2021, 08:42 UTC}. */
    public String dayAndTime(Instant instant) {
        return day.format(instant) + ", " + time.format(instant);
    }

    /** The time alone where the day is plain from {@code context}. */
    public String timeNear(Instant context, Instant instant) {
        return day(context).equals(day(instant)) ? time.format(instant) : dayAndTime(instant);
    }

    public String zone() {
        return zone.getId();
    }
}
