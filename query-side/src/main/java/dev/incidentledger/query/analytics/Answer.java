package dev.incidentledger.query.analytics;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Rows, and what they rest on.
 *
 * @param from the first day looked at, of the zone; likewise {@code to}, the last one
 * @param <R> a record, whose components are the columns
 */
record Answer<R extends Record>(LocalDate from, LocalDate to, ZoneId zone, AsOf asOf, List<R> rows)
        implements Rows<R> {}
