package dev.incidentledger.eventstore;

import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks the position up in the log itself. */
final class LoggedPositions implements Positions {

    private final JdbcClient db;

    LoggedPositions(JdbcClient db) {
        this.db = db;
    }

    @Override
    public OptionalLong positionOf(String aggregateId, long sequence) {
        return db.sql("""
                        select global_index
                        from event_store.domain_event_entry
                        where aggregate_identifier = ? and sequence_number = ?
                        """)
                .params(aggregateId, sequence)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
