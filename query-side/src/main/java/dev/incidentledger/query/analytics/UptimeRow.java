package dev.incidentledger.query.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.incidentledger.query.health.UptimePolicy;
import dev.incidentledger.query.outages.StoodTime;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How much of a time components were up. Seconds are elapsed ones of all of them together, to the microsecond.
 *
 * @param key what the components have in common
 * @param from the first day, in the page's zone
 * @param to the last one
 * @param window by which times incidents count
 * @param whatIf the status that any incident is taken to have been; null for what it was
 * @param fraction from 0 to 1; null where no time counts
 * @param display the same in percent, rounded down; null where no time counts
 * @param countedSeconds what it is a part of
 * @param lostSeconds each second by the weight of its status
 * @param excludedSeconds what the policy does not look at
 * @param majorSeconds of the time that it does look at, by the worst of each moment; likewise the others
 */
@JsonInclude(Include.ALWAYS)
record UptimeRow(
        String key,
        LocalDate from,
        LocalDate to,
        String policy,
        String window,
        @Nullable String whatIf,
        @Nullable Double fraction,
        @Nullable String display,
        double countedSeconds,
        double lostSeconds,
        double excludedSeconds,
        double maintenanceSeconds,
        double degradedSeconds,
        double partialSeconds,
        double majorSeconds) {

    static UptimeRow of(StoodTime time, Reading reading) {
        var judgment = reading.judge(time);
        var disruption = judgment.disruption();
        var fraction = judgment.fraction();
        return new UptimeRow(
                time.key(),
                time.from(),
                time.to(),
                reading.policy().name(),
                reading.window().wireName(),
                reading.whatIfName(),
                fraction.isPresent() ? fraction.getAsDouble() : null,
                fraction.isPresent() ? UptimePolicy.shown(fraction.getAsDouble()) : null,
                seconds(judgment.counted()),
                judgment.lostSeconds(),
                seconds(judgment.excluded()),
                seconds(disruption.maintenance()),
                seconds(disruption.degraded()),
                seconds(disruption.partial()),
                seconds(disruption.major()));
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1_000_000_000.0;
    }
}
