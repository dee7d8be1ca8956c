package dev.incidentledger.query.publicapi;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What v2 tells of a component or group beside what stands in the catalogue.
 *
 * @param updatedAt when it was last changed, or something public that concerns it was last told
 */
record CatalogueDates(Instant createdAt, Instant updatedAt, SourceRest rest) {

    /** Of all that ever was in the catalogue, by our ids. */
    static Map<String, CatalogueDates> read(JdbcClient db) {
        var dates = new HashMap<String, CatalogueDates>();
        db.sql("""
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
                        """)
                .query((row, _) -> dates.put(
                        row.getString(1),
                        new CatalogueDates(
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(row.getString(4))
                                        .map(SourceRest::read)
                                        .orElseGet(SourceRest::none))))
                .list();
        return dates;
    }
}
