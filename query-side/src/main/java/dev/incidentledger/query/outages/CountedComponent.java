package dev.incidentledger.query.outages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a component counts.
 *
 * @param group null where it is in none
 * @param start the first day, in the page's zone; null when every day counts
 * @param known the first day of which anything is known: no time that ended before it counts; null when that is each
 * @param retiredAt the last day is the one of that moment; null while it is not retired
 */
record CountedComponent(
        String id,
        @Nullable String group,
        @Nullable LocalDate start,
        @Nullable LocalDate known,
        @Nullable Instant retiredAt) {

    /** Counts on each day on which any of the two does, and on those in between. */
    CountedComponent around(CountedComponent other) {
        return new CountedComponent(
                id,
                group,
                earlier(start, other.start),
                earlier(known, other.known),
                retiredAt == null || other.retiredAt == null
                        ? null
                        : retiredAt.isAfter(other.retiredAt) ? retiredAt : other.retiredAt);
    }

    LocalDate first(LocalDate from) {
        return start != null && start.isAfter(from) ? start : from;
    }

    LocalDate last(LocalDate to, Instant now, ZoneId zone) {
        var end = LocalDate.ofInstant(retiredAt != null && retiredAt.isBefore(now) ? retiredAt : now, zone);
        return to.isAfter(end) ? end : to;
    }

    boolean counts(LocalDate day, OutageQuestion question, ZoneId zone) {
        return !day.isBefore(first(question.from())) && !day.isAfter(last(question.to(), question.now(), zone));
    }

    String key(Subject by) {
        return by.key(id, group);
    }

    long days(LocalDate from, LocalDate to, Instant now, ZoneId zone) {
        return isKnownBy(to) ? Math.max(0, ChronoUnit.DAYS.between(first(from), last(to, now, zone)) + 1) : 0;
    }

    Duration elapsed(LocalDate from, LocalDate to, Instant now, ZoneId zone) {
        if (!isKnownBy(to)) {
            return Duration.ZERO;
        }
        var begin = first(from).atStartOfDay(zone).toInstant();
        var end = last(to, now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        var time = Duration.between(begin, end.isAfter(now) ? now : end);
        return time.isNegative() ? Duration.ZERO : time;
    }

    private boolean isKnownBy(LocalDate day) {
        return known == null || !known.isAfter(day);
    }

    /** Null, which is every day, where either is. */
    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other == null ? null : one.isBefore(other) ? one : other;
    }
}
