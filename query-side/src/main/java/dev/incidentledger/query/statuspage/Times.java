package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.language.Durations;
import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.language.PageTime;
import dev.incidentledger.query.language.Phrases;
import gg.jte.Content;
import gg.jte.html.escape.Escape;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times of the page's zone, in the words of a language; the markup holds them in UTC as well. */
final class Times {

    private final Phrases phrases;
    private final PageTime times;
    private final Durations durations;
    private final DateTimeFormatter day;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter month;
    private final DateTimeFormatter shortMonth;

    Times(ZoneId zone, Language language) {
        var locale = language.locale();
        this.phrases = Phrases.in(language);
        this.times = new PageTime(zone, language);
        this.durations = new Durations(phrases);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        this.shortDay = DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale);
        this.month = DateTimeFormatter.ofLocalizedPattern("yMMMM").withLocale(locale);
        this.shortMonth = DateTimeFormatter.ofLocalizedPattern("yMMM").withLocale(locale);
    }

    String zone() {
        return times.zone();
    }

    Content dayAndTime(Instant instant) {
        return marked(instant, times.dayAndTime(instant));
    }

    /** The time alone where the day is plain from {@code context}. */
    Content near(Instant context, Instant instant) {
        return marked(instant, times.timeNear(context, instant));
    }

    String day(LocalDate date) {
        return day.format(date);
    }

    /** Without the year. */
    String shortDay(LocalDate date) {
        return shortDay.format(date);
    }

    String month(YearMonth date) {
        return month.format(date);
    }

    /** In as little room as a column has. */
    String shortMonth(YearMonth date) {
        return shortMonth.format(date);
    }

    /** To the second where it is less than a minute. */
    String delay(@Nullable Long seconds) {
        if (seconds == null) {
            return "–";
        }
        if (seconds < 0) {
            return "−" + delay(-seconds);
        }
        return seconds < 60 ? phrases.say("delay.seconds", seconds) : length(Duration.ofSeconds(seconds));
    }

    /** From one to the other; nothing lasts less than no time. */
    String lasted(Instant from, Instant to) {
        return length(to.isBefore(from) ? Duration.ZERO : Duration.between(from, to));
    }

    /** Rounded down: nothing is made longer than it was. */
    String length(Duration duration) {
        return durations.brief(duration);
    }

    private static Content marked(Instant instant, String text) {
        return output -> {
            output.writeContent("<time datetime=\"" + instant.truncatedTo(ChronoUnit.SECONDS) + "\">");
            Escape.htmlContent(text, output);
            output.writeContent("</time>");
        };
    }
}
