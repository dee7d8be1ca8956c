package dev.incidentledger.query.analytics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long it took from one step of an incident to another. Incidents that lack either step are left out and counted; a step
 * told for an earlier time than the one before makes it negative.
 */
public enum Delay {
    BEGAN_TO_DETECTED("began_at", "detected_at"),
    BEGAN_TO_PUBLISHED("began_at", "published_at"),
    DETECTED_TO_PUBLISHED("detected_at", "published_at"),
    PUBLISHED_TO_IDENTIFIED("published_at", "identified_at"),
    PUBLISHED_TO_MONITORING("published_at", "monitoring_at"),
    PUBLISHED_TO_RESOLVED("published_at", "resolved_at"),
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
                where promise.incident_id = analytics_incident_v1.incident_id
                    and answered_at > due + make_interval(secs => :grace))
            """);

    private final String seconds;

    Delay(String from, String to) {
        this.seconds = "array[floor(extract(epoch from %s - %s))::bigint]".formatted(to, from);
    }

    Delay(String seconds) {
        this.seconds = seconds;
    }

    /** As answers call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Delay> named(String wireName) {
        return Arrays.stream(values())
                .filter(delay -> delay.wireName().equals(wireName))
                .findFirst();
    }

    /** Rows of number, name and seconds, the last an array whose nulls count for nothing. */
    static String table() {
        var all = values();
        return IntStream.range(0, all.length)
                .mapToObj(i -> "(%d, '%s', %s)".formatted(i, all[i].wireName(), all[i].seconds))
                .collect(Collectors.joining(",\n", "values ", ""));
    }
}
