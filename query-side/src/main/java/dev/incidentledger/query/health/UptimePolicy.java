package dev.incidentledger.query.health;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A named rule that turns disruptions into an uptime figure. No two vendors agree, so no figure goes without one.
 *
 * @param major how much of a second of major outage is lost, from 0 to 1; likewise the others
 */
public record UptimePolicy(
        String name, double major, double partial, double degraded, double maintenance, CountedTime counted) {

    private static final int SHOWN_DECIMALS = 4;
    private static final int EXACT_DECIMALS = 12;
    private static final BigDecimal JUST_BELOW_ONE =
            BigDecimal.ONE.subtract(BigDecimal.ONE.movePointLeft(EXACT_DECIMALS));

    /**
     * 0.3 for a partial outage; reproduces 145 of 145 published component-months to 1e-12.
     *
     * @see <a href="https://help.statuspage.io/help/uptime-calendar">how Statuspage explains it</a>
     */
    public static final UptimePolicy STATUSPAGE =
            new UptimePolicy("statuspage", 1, 0.3, 0, 0, CountedTime.CALENDAR_DAYS);

    /**
     * 0.5 for a partial outage.
     *
     * @see <a href="https://github.com/openstatusHQ/openstatus">its source</a>
     */
    public static final UptimePolicy OPENSTATUS =
            new UptimePolicy("openstatus", 1, 0.5, 0, 0, CountedTime.CALENDAR_DAYS);

    /**
     * Down is down, whether wholly or in part.
     *
     * @see <a href="https://help.incident.io/en/articles/7203303-status-pages-how-we-calculate-uptime">how incident.io
     *     explains it</a>
     */
    public static final UptimePolicy INCIDENT_IO =
            new UptimePolicy("incident.io", 1, 1, 0, 0, CountedTime.CALENDAR_DAYS);

    /** What a stopwatch shows: seconds in an outage of seconds that have passed. */
    public static final UptimePolicy ELAPSED = new UptimePolicy("elapsed", 1, 1, 0, 0, CountedTime.ELAPSED);

    /** As contracts have it: what was agreed counts neither way, and a maintenance beyond that is an outage. */
    public static final UptimePolicy SLA =
            new UptimePolicy("sla", 1, 1, 0, 1, CountedTime.ELAPSED_OUTSIDE_AGREED_MAINTENANCE);

    /** Those of vendors, who all count calendar days. */
    public static final List<UptimePolicy> ALL = List.of(STATUSPAGE, OPENSTATUS, INCIDENT_IO);

    public UptimePolicy {
        requireShare("major", major);
        requireShare("partial", partial);
        requireShare("degraded", degraded);
        requireShare("maintenance", maintenance);
    }

    public static Optional<UptimePolicy> named(String name) {
        return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }

    /** In words, for whoever sees the figure. */
    public String rule() {
        return String.format(
                Locale.ROOT,
                "1 - (%s x major + %s x partial + %s x degraded + %s x maintenance) / %s; shown rounded down",
                major,
                partial,
                degraded,
                maintenance,
                counted.rule());
    }

    /** From 0 to 1, of calendar days. */
    public double fraction(Disruption lost, long days) {
        return days == 0 ? 1 : fraction(lost, Duration.ofDays(days));
    }

    /**
     * From 0 to 1. A day with an hour too many may lose more seconds than are counted for it: never below 0.
     *
     * @param time that counts; more than nothing
     */
    public double fraction(Disruption lost, Duration time) {
        return Math.max(0, 1 - lostSeconds(lost) / seconds(time));
    }

    /** Each second by its weight. */
    public double lostSeconds(Disruption disruption) {
        return major * seconds(disruption.major())
                + partial * seconds(disruption.partial())
                + degraded * seconds(disruption.degraded())
                + maintenance * seconds(disruption.maintenance());
    }

    /**
     * Calendar days that count.
     *
     * @param start the component's first day; null when every day counts
     * @param today counts as a whole day
     */
    public static long days(LocalDate from, LocalDate to, @Nullable LocalDate start, LocalDate today) {
        var first = start != null && start.isAfter(from) ? start : from;
        var last = to.isAfter(today) ? today : to;
        return first.isAfter(last) ? 0 : ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** In percent, rounded down: what is not 100 % never reads as 100 %. */
    public static String shown(double fraction) {
        return percent(fraction, SHOWN_DECIMALS).toPlainString() + " %";
    }

    /** In percent, rounded down to so many decimals. */
    public static BigDecimal percent(double fraction, int decimals) {
        return exact(fraction).movePointRight(2).setScale(decimals, RoundingMode.DOWN);
    }

    /** Binary fractions miss by a hair: without this, 93.6 % would be rounded down to 93.5999 %. */
    private static BigDecimal exact(double fraction) {
        var rounded = BigDecimal.valueOf(fraction).setScale(EXACT_DECIMALS, RoundingMode.HALF_UP);
        return fraction < 1 ? rounded.min(JUST_BELOW_ONE) : rounded;
    }

    private static void requireShare(String name, double weight) {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("the weight of %s must be from 0 to 1".formatted(name));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1_000_000_000.0;
    }
}
