package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.UptimePolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of days, oldest first, and what they amount to.
 *
 * @param fraction from 0 to 1; null when no day counts
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
     */
    static Uptime of(
            LocalDate first,
            LocalDate last,
            Map<LocalDate, Disruption> lost,
            @Nullable LocalDate start,
            UptimePolicy policy) {
        var days = Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1))
                .map(day -> day(day, lost, start))
                .toList();
        long counted = days.stream().filter(Day::counted).count();
        return new Uptime(days, counted == 0 ? null : policy.fraction(sum(days), counted));
    }

    private static Day day(LocalDate day, Map<LocalDate, Disruption> lost, @Nullable LocalDate start) {
        boolean counted = start == null || !day.isBefore(start);
        return new Day(day, counted ? lost.getOrDefault(day, Disruption.NONE) : Disruption.NONE, counted);
    }

    private static Disruption sum(List<Day> days) {
        return days.stream().map(Day::lost).reduce(Disruption.NONE, Disruption::plus);
    }
}
