package dev.incidentledger.query.uptime;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.RowsBySource;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells what was claimed of components in public, and when: what uptime is made of. */
@Component
class ClaimsModel implements ExportedModel, RowsBySource.Table {

    private final JdbcClient db;

    ClaimsModel(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return DerivedClaims.MODEL;
    }

    @Override
    public String projection() {
        return UptimeProjection.GROUP;
    }

    @Override
    public Optional<Unreadable> write(Log log, Lines lines) throws IOException {
        return new RowsBySource(this, DerivedClaims::new).write(log, lines);
    }

    @Override
    public Collection<String> sources() {
        return db.sql("select distinct source_id from query.uptime_claim_v1")
                .query(String.class)
                .list();
    }

    @Override
    public Map<String, List<String>> lines(Collection<String> sources) {
        return db.sql("""
                        select source_id, component_id, status, from_at, to_at
                        from query.uptime_claim_v1
                        where source_id = any(?)
                        """).param(sources.toArray(String[]::new)).query((row, _) -> told(row)).list().stream()
                .sorted(ToldClaim.IN_ORDER)
                .collect(groupingBy(ToldClaim::sourceId, mapping(ToldClaim::line, toList())));
    }

    private static ToldClaim told(ResultSet row) throws SQLException {
        var to = row.getObject("to_at", OffsetDateTime.class);
        return new ToldClaim(
                row.getString("source_id"),
                row.getString("component_id"),
                row.getString("status"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                to == null ? null : to.toInstant());
    }
}
