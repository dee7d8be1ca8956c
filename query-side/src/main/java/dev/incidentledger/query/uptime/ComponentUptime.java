package dev.incidentledger.query.uptime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.incidentledger.query.health.Disruption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a period a component was up, and by which rule.
 *
 * @param from first day, inclusive, in {@code zone}
 * @param to last day, inclusive
 * @param days how many of them count
 * @param fraction from 0 to 1; null when no day counts
 * @param display the same in percent, rounded down; null when no day counts
 * @param outageDays the days on which it was not operational throughout, in order
 */
@JsonInclude(Include.ALWAYS)
record ComponentUptime(
        String componentId,
        LocalDate from,
        LocalDate to,
        Rule policy,
        ZoneId zone,
        long days,
        @Nullable Double fraction,
        @Nullable String display,
        Seconds seconds,
        List<OutageDay> outageDays,
        AsOf asOf) {

    record Rule(String name, String rule) {}

    /** Elapsed seconds in each status, by the worst of each moment; whole microseconds as decimals. */
    record Seconds(double maintenance, double degraded, double partial, double major) {

        static Seconds of(Disruption disruption) {
            return new Seconds(
                    seconds(disruption.maintenance()),
                    seconds(disruption.degraded()),
                    seconds(disruption.partial()),
                    seconds(disruption.major()));
        }

        private static double seconds(Duration duration) {
            return duration.toNanos() / 1_000_000_000.0;
        }
    }

    record OutageDay(LocalDate date, Seconds seconds) {}

    /**
     * From where it is told.
     *
     * @param position up to which this knows the log; null before it has begun
     * @param validAt what is dated later does not count; null when everything known does
     */
    record AsOf(
            @Nullable Long position, Instant at, @Nullable Instant validAt) {}
}
