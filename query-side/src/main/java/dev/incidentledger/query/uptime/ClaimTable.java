package dev.incidentledger.query.uptime;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.query.health.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes claims, with one statement for however many. */
final class ClaimTable {

    /** @param source the id of the incident or maintenance that claims it */
    record Row(String source, Claim claim) {}

    private final ProjectionDatabase db;

    ClaimTable(ProjectionDatabase db) {
        this.db = db;
    }

    Set<Row> of(Collection<String> sources) {
        return new HashSet<>(db.sql("""
                        select source_id, component_id, status, from_at, to_at
                        from query.uptime_claim_v1
                        where source_id = any(?::text[])
                        """)
                .param(sources.toArray(String[]::new))
                .query((row, _) -> new Row(row.getString("source_id"), claim(row)))
                .list());
    }

    List<Claim> all() {
        return db.sql("select component_id, status, from_at, to_at from query.uptime_claim_v1")
                .query((row, _) -> claim(row))
                .list();
    }

    /** Of all claims that share a moment with a period. */
    Set<String> sourcesIn(Period period) {
        return db.sql("""
                        select distinct source_id
                        from query.uptime_claim_v1
                        where component_id = ? and (to_at is null or to_at > ?) and from_at < ?
                        """)
                .params(
                        period.componentId().value(),
                        period.from().atOffset(ZoneOffset.UTC),
                        period.to().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .set();
    }

    /** Claims that have ended and share a moment with one of these periods. */
    List<Claim> endedIn(Collection<Period> periods) {
        return db.sql("""
                        select component_id, status, from_at, to_at
                        from query.uptime_claim_v1 claim
                        join unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) as asked (component_id, start_at, end_at)
                            using (component_id)
                        where claim.to_at > asked.start_at and claim.from_at < asked.end_at
                        """)
                .param(texts(periods, period -> period.componentId().value()))
                .param(texts(periods, period -> period.from().toString()))
                .param(texts(periods, period -> period.to().toString()))
                .query((row, _) -> claim(row))
                .list();
    }

    void delete(Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        delete from query.uptime_claim_v1 known
                        using unnest(?::text[], ?::text[], ?::timestamptz[]) as gone (source_id, component_id, from_at)
                        where (known.source_id, known.component_id, known.from_at)
                            = (gone.source_id, gone.component_id, gone.from_at)
                        """)
                .param(texts(rows, Row::source))
                .param(texts(rows, row -> row.claim().componentId().value()))
                .param(texts(rows, row -> row.claim().from().toString()))
                .update();
    }

    void insert(Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into query.uptime_claim_v1
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                        """)
                .param(texts(rows, Row::source))
                .param(texts(rows, row -> row.claim().componentId().value()))
                .param(texts(rows, row -> row.claim().status().wireName()))
                .param(texts(rows, row -> row.claim().from().toString()))
                .param(texts(
                        rows,
                        row -> row.claim().to() == null
                                ? null
                                : row.claim().to().toString()))
                .update();
    }

    static Claim claim(ResultSet row) throws SQLException {
        var to = row.getObject("to_at", OffsetDateTime.class);
        return new Claim(
                new ComponentId(row.getString("component_id")),
                ComponentStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                to == null ? null : to.toInstant());
    }

    static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
