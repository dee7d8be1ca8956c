package dev.incidentledger.query.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.incidentledger.query.outages.Judgment;
import dev.incidentledger.query.outages.StoodTime;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day on which components were lost. Seconds are elapsed ones of all of them together, to the microsecond.
 *
 * @param key the component; {@code all} for all of them together
 * @param day in the page's zone
 * @param window by which times incidents count
 * @param whatIf the status that any incident is taken to have been; null for what it was
 * @param lostSeconds each second by the weight of its status
 * @param majorSeconds of the time that the policy looks at, by the worst of each moment; likewise the others
 * @param causeIds of the incidents and maintenances that said something of these components on that day, the latest first, at
 *     most 100
 */
@JsonInclude(Include.ALWAYS)
record WorstDayRow(
        String key,
        LocalDate day,
        String policy,
        String window,
        @Nullable String whatIf,
        double lostSeconds,
        double maintenanceSeconds,
        double degradedSeconds,
        double partialSeconds,
        double majorSeconds,
        List<String> causeIds) {

    static WorstDayRow of(StoodTime day, Judgment judgment, Reading reading, List<String> causeIds) {
        var disruption = judgment.disruption();
        return new WorstDayRow(
                day.key(),
                day.from(),
                reading.policy().name(),
                reading.window().wireName(),
                reading.whatIfName(),
                judgment.lostSeconds(),
                UptimeRow.seconds(disruption.maintenance()),
                UptimeRow.seconds(disruption.degraded()),
                UptimeRow.seconds(disruption.partial()),
                UptimeRow.seconds(disruption.major()),
                causeIds);
    }
}
