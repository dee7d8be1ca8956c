package dev.incidentledger.query.promises;

import static java.util.Comparator.comparing;

import dev.incidentledger.query.platform.ToldRow;
import dev.incidentledger.query.platform.ToldRows;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What an export of the log tells of a promise: its {@link PromiseRow}. */
record ToldPromise(
        String incidentId,
        String madeBy,
        Instant madeAt,
        Instant due,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        boolean goesOn,
        boolean retracted,
        String audience)
        implements ToldRow {

    /** Of one incident. */
    static final Comparator<ToldPromise> IN_ORDER = comparing(ToldPromise::madeBy);

    static ToldPromise of(PromiseRow row) {
        return ToldRows.of(row, ToldPromise.class);
    }

    @Override
    public String source() {
        return incidentId;
    }
}
