package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.JsonRows;
import dev.incidentledger.query.platform.ListCursor;
import dev.incidentledger.query.platform.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of all maintenances, the latest planned first, and each of them with all that was recorded of it. */
@Component
class MaintenanceQueries {

    private final JdbcClient db;
    private final EventSerializer events;

    MaintenanceQueries(JdbcClient db, EventSerializer events) {
        this.db = db;
        this.events = events;
    }

    /** @param after the last maintenance of the page before; null for the first page */
    Page<ListedMaintenance> page(MaintenanceFilter filter, @Nullable ListCursor after, int limit) {
        var values = new HashMap<String, Object>();
        var found = db.sql("""
                        select to_jsonb(maintenance) || jsonb_build_object('id', maintenance_id)
                        from query.maintenance_v1 maintenance
                        where true%s
                        order by scheduled_for desc, maintenance_id desc
                        limit :limit
                        """.formatted(conditions(filter, after, values)))
                .params(values)
                .param("limit", limit + 1)
                .query(JsonRows.as(ListedMaintenance.class))
                .list();
        return Page.of(
                found,
                limit,
                last -> new ListCursor(last.scheduledFor(), last.id().value()));
    }

    /** Empty when nothing was recorded of it. */
    Optional<MaintenanceHistory> find(MaintenanceId id) {
        return MaintenanceHistory.of(
                db.sql("select * from query.maintenance_event_v1 where maintenance_id = ? order by sequence")
                        .param(id.value())
                        .query((row, _) -> recorded(EventRow.read(row, "maintenance_id")))
                        .list());
    }

    private RecordedEvent recorded(EventRow row) {
        return new RecordedEvent(row.event(MaintenanceEvent.class, events), row.provenance(row.metadata(events)));
    }

    private static String conditions(MaintenanceFilter filter, @Nullable ListCursor after, Map<String, Object> values) {
        var conditions = new StringBuilder();
        if (filter.status() != null) {
            conditions.append(" and status in (:statuses)");
            values.put("statuses", filter.status().statuses());
        }
        if (filter.component() != null) {
            conditions.append(" and component_ids @> array[:component::text]");
            values.put("component", filter.component().value());
        }
        if (filter.from() != null) {
            conditions.append(" and (ends_at is null or ends_at >= :from::timestamptz)");
            values.put("from", filter.from().toString());
        }
        if (filter.to() != null) {
            conditions.append(" and begins_at < :to::timestamptz");
            values.put("to", filter.to().toString());
        }
        if (after != null) {
            conditions.append(" and (scheduled_for, maintenance_id) < (:afterTime::timestamptz, :afterId)");
            values.put("afterTime", after.time().toString());
            values.put("afterId", after.id());
        }
        return conditions.toString();
    }
}
