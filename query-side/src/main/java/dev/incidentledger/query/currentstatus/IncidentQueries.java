package dev.incidentledger.query.currentstatus;

import static java.util.stream.Collectors.toMap;

import dev.incidentledger.events.catalogue.ComponentId;
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
                        from query.incident_v1 incident
                        where not retracted%s
                        order by latest_display_at desc, incident_id desc
                        limit :limit
                        """.formatted(conditions(filter, after, values)))
                .params(values)
                .param("limit", limit + 1)
                .query(JsonRows.as(IncidentRow.class))
                .list();
        var names = names(found);
        return Page.of(
                found.stream()
                        .map(incident -> ListedIncident.of(incident, names))
                        .toList(),
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

    private Map<ComponentId, String> names(List<IncidentRow> incidents) {
        var components = incidents.stream()
                .flatMap(incident -> incident.summary().componentIds().stream())
                .map(ComponentId::value)
                .distinct()
                .toArray(String[]::new);
        return db
                .sql("select component_id, name from query.component_v1 where component_id = any(?)")
                .param(components)
                .query((row, _) -> new AffectedName(new ComponentId(row.getString(1)), row.getString(2)))
                .list()
                .stream()
                .collect(toMap(AffectedName::id, AffectedName::name));
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
            conditions.append(" and (latest_display_at, incident_id) < (:afterTime::timestamptz, :afterId)");
            values.put("afterTime", after.time().toString());
            values.put("afterId", after.id());
        }
        return conditions.toString();
    }
}
