package dev.incidentledger.query.outages;

import java.time.LocalDate;
import java.util.stream.Stream;

/** Into what a period is cut; calendar days and months, of which the first and the last may be incomplete. */
public enum Step {
    PERIOD("cast(:from as date)"),
    MONTH("greatest(cast(date_trunc('month', day) as date), :from)"),
    DAY("day");

    private final String firstDay;

    Step(String firstDay) {
        this.firstDay = firstDay;
    }

    /** In SQL, the first day of the piece that {@code day} is in. */
    String firstDay() {
        return firstDay;
    }

    /** The first day of the piece that {@code day} is in. */
    LocalDate firstDay(LocalDate day, LocalDate from) {
        return switch (this) {
            case PERIOD -> from;
            case MONTH -> later(day.withDayOfMonth(1), from);
            case DAY -> day;
        };
    }

    /** The last day of the piece that begins with {@code first}. */
    LocalDate lastDay(LocalDate first, LocalDate to) {
        return switch (this) {
            case PERIOD -> to;
            case MONTH -> earlier(first.plusMonths(1).withDayOfMonth(1).minusDays(1), to);
            case DAY -> first;
        };
    }

    /** The first days of all pieces. */
    Stream<LocalDate> firstDays(LocalDate from, LocalDate to) {
        return Stream.iterate(
                from, first -> !first.isAfter(to), first -> lastDay(first, to).plusDays(1));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
