package dev.incidentledger.query.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of uptime, by which rule, and what went into them.
 *
 * @param from the first day looked at, of the zone; likewise {@code to}, the last one
 * @param window by which times incidents count
 * @param whatIf the status that any incident is taken to have been; null for what it was
 * @param causes the latest first
 * @param causesComplete whether these are all; there may be more than an answer has room for
 * @param <R> a record, whose components are the columns
 */
@JsonInclude(Include.ALWAYS)
record ReadAnswer<R extends Record>(
        LocalDate from,
        LocalDate to,
        ZoneId zone,
        Rule policy,
        String window,
        @Nullable String whatIf,
        Rows.AsOf asOf,
        List<R> rows,
        List<Cause> causes,
        boolean causesComplete)
        implements Rows<R> {

    /** @param rule in words */
    record Rule(String name, String rule) {}
}
