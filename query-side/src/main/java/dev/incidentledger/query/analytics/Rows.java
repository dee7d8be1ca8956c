package dev.incidentledger.query.analytics;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is a table, and as JSON what it rests on as well.
 *
 * @param <R> a record, whose components are the columns
 */
interface Rows<R extends Record> {

    List<R> rows();

    AsOf asOf();

    /** @param position up to which the log is in it; null before it has begun */
    record AsOf(@Nullable Long position, Instant at) {

        static AsOf of(OptionalLong position, Instant at) {
            return new AsOf(position.isPresent() ? position.getAsLong() : null, at);
        }
    }
}
