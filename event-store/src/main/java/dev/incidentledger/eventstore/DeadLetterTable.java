package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.postgres.LoggedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every process knows of events that stand in the way: of each projection the one that it could not take in last. */
final class DeadLetterTable {

    private final JdbcClient db;
    private final String node;

    /** @param node tells this process from others */
    DeadLetterTable(JdbcClient db, String node) {
        this.db = db;
        this.node = node;
    }

    /** In the place of another event that this projection could not take in; the same again is one more try. */
    void note(String projection, LoggedEvent event, String cause) {
        db.sql("""
                        insert into query.dead_letter as known
                            (projection, position, name, aggregate_id, cause, node, first_failed_at, last_failed_at, tries)
                        values (?, ?, ?, ?, ?, ?, now(), now(), 1)
                        on conflict (projection) do update set
                            position = excluded.position, name = excluded.name, aggregate_id = excluded.aggregate_id,
                            cause = excluded.cause, node = excluded.node, last_failed_at = excluded.last_failed_at,
                            first_failed_at =
                                case known.position when excluded.position then known.first_failed_at else excluded.first_failed_at end,
                            tries = case known.position when excluded.position then known.tries + 1 else 1 end
                        """)
                .params(projection, event.position(), event.payloadType(), event.aggregateId(), cause, node)
                .update();
    }

    /** By the names of the projections, those as well that are over. */
    List<DeadLetter> all() {
        return db.sql("select * from query.dead_letter order by projection")
                .query(DeadLetterTable::letter)
                .list();
    }

    List<DeadLetter> untriedForADay() {
        return db.sql("select * from query.dead_letter where last_failed_at < clock_timestamp() - interval '1 day'")
                .query(DeadLetterTable::letter)
                .list();
    }

    /** Unless another event stands there by now. */
    void forget(DeadLetter over) {
        db.sql("delete from query.dead_letter where projection = ? and position = ?")
                .params(over.projection(), over.position())
                .update();
    }

    private static DeadLetter letter(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getString("projection"),
                row.getLong("position"),
                row.getString("name"),
                row.getString("aggregate_id"),
                row.getString("cause"),
                row.getString("node"),
                instant(row, "first_failed_at"),
                instant(row, "last_failed_at"),
                row.getInt("tries"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
