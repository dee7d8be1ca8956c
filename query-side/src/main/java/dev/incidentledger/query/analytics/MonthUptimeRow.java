package dev.incidentledger.query.analytics;

import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.UptimePolicy;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One component in one month of the page's zone.
 *
 * @param groupName null outside of any group
 * @param days how many days count by the policy
 * @param uptime from 0 to 1; null when no day counts, or nothing was known of the component yet
 * @param policy by which
 * @param underMaintenanceSeconds to the microsecond; likewise those that follow
 */
public record MonthUptimeRow(
        String componentId,
        String component,
        @Nullable String groupName,
        YearMonth month,
        long days,
        @Nullable Double uptime,
        String policy,
        double underMaintenanceSeconds,
        double degradedPerformanceSeconds,
        double partialOutageSeconds,
        double majorOutageSeconds) {

    static final UptimePolicy POLICY = UptimePolicy.STATUSPAGE;

    /**
     * As the database tells it.
     *
     * @param startDate the first day that counts; null when every day does
     * @param knownFrom the first day of which anything could be told
     */
    record Sums(
            String componentId,
            String component,
            @Nullable String groupName,
            YearMonth month,
            @Nullable LocalDate startDate,
            @Nullable LocalDate knownFrom,
            double underMaintenanceSeconds,
            double degradedPerformanceSeconds,
            double partialOutageSeconds,
            double majorOutageSeconds) {

        MonthUptimeRow row(LocalDate today) {
            long days = UptimePolicy.days(month.atDay(1), month.atEndOfMonth(), startDate, today);
            boolean isKnown = knownFrom != null && !knownFrom.isAfter(month.atEndOfMonth());
            return new MonthUptimeRow(
                    componentId,
                    component,
                    groupName,
                    month,
                    days,
                    days == 0 || !isKnown ? null : POLICY.fraction(lost(), days),
                    POLICY.name(),
                    underMaintenanceSeconds,
                    degradedPerformanceSeconds,
                    partialOutageSeconds,
                    majorOutageSeconds);
        }

        private Disruption lost() {
            return new Disruption(
                    time(underMaintenanceSeconds),
                    time(degradedPerformanceSeconds),
                    time(partialOutageSeconds),
                    time(majorOutageSeconds));
        }

        private static Duration time(double seconds) {
            return Duration.ofNanos(Math.round(seconds * 1e6) * 1_000);
        }
    }
}
