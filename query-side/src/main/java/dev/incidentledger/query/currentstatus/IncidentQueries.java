package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.platform.JsonRows;
import dev.incidentledger.query.platform.ListCursor;
import dev.incidentledger.query.platform.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of all incidents but the retracted ones, the latest update first. */
@Component
public class IncidentQueries {

    private final JdbcClient db;

    IncidentQueries(JdbcClient db) {
        this.db = db;
    }

    /** @param after the last incident of the page before; null for the first page */
    Page<ListedIncident> page(IncidentFilter filter, @Nullable ListCursor after, int limit) {
        var values = new HashMap<String, Object>();
        var found = db.sql("""
                        select to_jsonb(incident)
                        from query.listed_incident_v1 incident
                        where true%s
                        order by latest_display_at desc, id desc
                        limit :limit
                        """.formatted(conditions(filter, after, values)))
                .params(values)
                .param("limit", limit + 1)
                .query(JsonRows.as(ListedIncident.class))
                .list();
        return Page.of(
                found,
                limit,
                last -> new ListCursor(last.latestDisplayAt(), last.id().value()));
    }

    /** All that the public may see, the latest update first. */
    public List<IncidentId> publicIds() {
        return db.sql("""
                        select incident_id from query.incident_v1
                        where not retracted and audience = 'public'
                        order by latest_display_at desc, incident_id desc
                        """).query((row, _) -> new IncidentId(row.getString(1))).list();
    }

    /** The same, up to so many of them. */
    public List<IncidentId> latestPublicIds(int limit) {
        return db.sql("""
                        select incident_id from query.incident_v1
                        where not retracted and audience = 'public'
                        order by latest_display_at desc, incident_id desc
                        limit ?
                        """)
                .param(limit)
                .query((row, _) -> new IncidentId(row.getString(1)))
                .list();
    }

    private static String conditions(IncidentFilter filter, @Nullable ListCursor after, Map<String, Object> values) {
        var conditions = new StringBuilder();
        if (filter.status() == StatusFilter.OPEN) {
            conditions.append(" and resolved_at is null");
        } else if (filter.status() != null) {
            conditions.append(" and status = :status");
            values.put("status", filter.status().wireName());
        }
        if (filter.component() != null) {
            conditions.append(" and component_ids @> array[:component::text]");
            values.put("component", filter.component().value());
        }
        if (filter.from() != null) {
            conditions.append(" and (resolved_at is null or resolved_at >= :from::timestamptz)");
            values.put("from", filter.from().toString());
        }
        if (filter.to() != null) {
            conditions.append(" and started_at < :to::timestamptz");
            values.put("to", filter.to().toString());
        }
        if (after != null) {
            conditions.append(" and (latest_display_at, id) < (:afterTime::timestamptz, :afterId)");
            values.put("afterTime", after.time().toString());
            values.put("afterId", after.id());
        }
        return conditions.toString();
    }
}
