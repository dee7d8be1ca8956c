package dev.incidentledger.query.analytics;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long it took from one step of an incident to another. Incidents that lack either step are left out and counted, and so
 * are those that were told only afterwards where it is taken from when they were published; a step told for an earlier time
 * than the one before makes it negative.
 */
public enum Delay {
    BEGAN_TO_DETECTED("began_at", "detected_at"),
    BEGAN_TO_PUBLISHED("began_at", "published_at"),
    DETECTED_TO_PUBLISHED("detected_at", "published_at"),
    PUBLISHED_TO_IDENTIFIED(Delay.PUBLISHED_MEANWHILE, "identified_at"),
    PUBLISHED_TO_MONITORING(Delay.PUBLISHED_MEANWHILE, "monitoring_at"),
    PUBLISHED_TO_RESOLVED(Delay.PUBLISHED_MEANWHILE, "resolved_at"),
    BEGAN_TO_RESOLVED("began_at", "resolved_at"),
    RESOLVED_TO_POSTMORTEM("resolved_at", "postmortem_at"),
    /** From each told update to the next; incidents with a single one are left out. */
    BETWEEN_UPDATES("update_gaps"),
    /** From when something was recorded to each of its corrections; incidents without one are left out. */
    TO_CORRECTION("correction_delays"),
    /** From when a next update was promised to when it came, where that was later than is forgiven; others are left out. */
    DUE_TO_LATE_UPDATE("""
            array(
                select cast(floor(extract(epoch from answered_at - due)) as bigint)
                from query.promise_v3 promise
                where promise.incident_id = analytics_incident_v2.incident_id
                    and answered_at > due + make_interval(secs => :grace))
            """);

    private static final String PUBLISHED_MEANWHILE = "case when not told_afterwards then published_at end";

    private final String seconds;
    private final boolean several;

    Delay(String from, String to) {
        this.seconds = "floor(extract(epoch from %s - %s))::bigint".formatted(to, from);
        this.several = false;
    }

    /** @param seconds an array of them, of one incident */
    Delay(String seconds) {
        this.seconds = seconds;
        this.several = true;
    }

    /** As answers call it. */
    public String wireName() {
        return column().replace('_', '-');
    }

    static Optional<Delay> named(String wireName) {
        return Stream.of(values())
                .filter(delay -> delay.wireName().equals(wireName))
                .findFirst();
    }

    /** Columns over a row of an incident: each delay, as an array where there may be several. */
    static String columns() {
        return list(delay -> "%s as %s".formatted(delay.seconds, delay.column()));
    }

    /** Columns over all {@link #columns()} of incidents together. */
    static String aggregates() {
        return list(delay -> (delay.several ? "count(*) filter (where cardinality(%1$s) = 0) as without_%1$s" : """
                    percentile_disc(array[0.5, 0.9]) within group (order by %1$s) as ranks_of_%1$s,
                    avg(%1$s) as mean_of_%1$s,
                    count(%1$s) as sample_of_%1$s""")
                .formatted(delay.column()));
    }

    /** Rows of a name and an array of seconds, of those of which there may be several. */
    static String several() {
        return Stream.of(values())
                .filter(delay -> delay.several)
                .map(delay -> "('%s', %s)".formatted(delay.wireName(), delay.column()))
                .collect(Collectors.joining(", "));
    }

    /** Rows over {@link #aggregates()} of number, name, ranks, mean, sample and left_out; no figures where there may be several. */
    static String rows() {
        var number = new AtomicInteger();
        return list(delay -> (delay.several
                        ? "(%d, '%s', null, null, 0, without_%s)"
                        : "(%d, '%s', ranks_of_%3$s, mean_of_%3$s, sample_of_%3$s, incidents - sample_of_%3$s)")
                .formatted(number.getAndIncrement(), delay.wireName(), delay.column()));
    }

    private static String list(Function<Delay, String> each) {
        return Stream.of(values()).map(each).collect(Collectors.joining(",\n"));
    }

    private String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
