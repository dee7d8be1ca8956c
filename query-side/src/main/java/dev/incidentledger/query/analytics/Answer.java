package dev.incidentledger.query.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows, and what they rest on.
 *
 * @param from the first day looked at, of the zone; likewise {@code to}, the last one
 * @param <R> a record, whose components are the columns
 */
record Answer<R extends Record>(LocalDate from, LocalDate to, ZoneId zone, AsOf asOf, List<R> rows) {

    /** @param position up to which the log is in it; null where the projection runs in another process */
    record AsOf(@Nullable Long position, Instant at) {}
}
