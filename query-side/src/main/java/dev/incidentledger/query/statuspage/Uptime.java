package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.UptimePolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of days, oldest first, and what they amount to.
 *
 * @param fraction from 0 to 1; null when no day counts, or nothing was known yet
 */
record Uptime(List<Day> days, @Nullable Double fraction) {

    Uptime {
        days = List.copyOf(days);
    }

    /**
     * Of the days from {@code first} to {@code last}, neither after today.
     *
     * @param lost what was not operational; quiet days have no entry
     * @param start the component's first day; null when every day counts
     * @param known the first day of which anything could be told, which counts or not by {@code start} alone; there is no figure of
     *     a stretch that ended before it; null when each is
     */
    static Uptime of(
            LocalDate first,
            LocalDate last,
            Map<LocalDate, Disruption> lost,
            @Nullable LocalDate start,
            @Nullable LocalDate known,
            UptimePolicy policy) {
        var days = Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1))
                .map(day -> new Day(
                        day,
                        isFrom(start, day) ? lost.getOrDefault(day, Disruption.NONE) : Disruption.NONE,
                        isFrom(start, day) && isFrom(known, day),
                        ComponentStatus.OPERATIONAL))
                .toList();
        long counted = days.stream().filter(day -> isFrom(start, day.date())).count();
        return new Uptime(days, counted == 0 || !isFrom(known, last) ? null : policy.fraction(sum(days), counted));
    }

    /** The same where the last of its days is today, and the component has only just come to stand there. */
    Uptime standing(ComponentStatus status) {
        var told = new ArrayList<>(days);
        told.addLast(told.removeLast().standing(status));
        return new Uptime(told, fraction);
    }

    private static boolean isFrom(@Nullable LocalDate first, LocalDate day) {
        return first == null || !day.isBefore(first);
    }

    private static Disruption sum(List<Day> days) {
        return days.stream().map(Day::lost).reduce(Disruption.NONE, Disruption::plus);
    }
}
