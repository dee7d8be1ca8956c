package dev.incidentledger.query.publicapi;

import dev.incidentledger.query.ready.CatalogueEntry;
import dev.incidentledger.query.ready.PublicCatalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When components and groups came and changed, and what their source said of them. */
@Component
class CatalogueDates implements PublicCatalogue {

    private final JdbcClient db;

    CatalogueDates(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String projection() {
        return CatalogueDatesProjection.GROUP;
    }

    @Override
    public Map<String, CatalogueEntry> entries() {
        return read("select id, created_at, updated_at, source_rest from query.catalogue_date_v1");
    }

    /** The same, but updated as well when something that concerns a component was last recorded. */
    Map<String, CatalogueEntry> withWhatConcernsThem() {
        return read("""
                select id, created_at, greatest(updated_at, concerned_at), source_rest
                from query.catalogue_date_v1
                left join (
                    select component_id as id, max(updated_at) as concerned_at
                    from (
                        select unnest(component_ids) as component_id, updated_at
                        from query.incident_v1
                        where audience = 'public' and not retracted
                        union all
                        select unnest(component_ids), updated_at
                        from query.maintenance_v2
                        where audience = 'public' and started_at is not null) as concerning
                    group by component_id) as concerned using (id)
                """);
    }

    private Map<String, CatalogueEntry> read(String sql) {
        var entries = new HashMap<String, CatalogueEntry>();
        db.sql(sql).query(row -> {
            entries.put(row.getString(1), entry(row));
        });
        return entries;
    }

    private static CatalogueEntry entry(ResultSet row) throws SQLException {
        return new CatalogueEntry(
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4));
    }
}
