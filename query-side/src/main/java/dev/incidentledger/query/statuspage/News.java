package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.ready.PublicRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * The newest of all that a page tells, for those who hear it while the page is open.
 *
 * @param title of the incident or maintenance
 * @param status where that stands
 * @param at when it says that it was
 */
record News(String title, Enum<?> status, Instant at) {

    /** Of all that is told; empty when that is nothing. */
    static Optional<News> of(PublicRecord record) {
        return History.entries(record)
                .min(Entry.LATEST_WORD_FIRST)
                .map(entry -> new News(entry.title(), entry.status(), entry.latestAt()));
    }
}
