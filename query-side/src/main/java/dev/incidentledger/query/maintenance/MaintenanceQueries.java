package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.JsonRows;
import dev.incidentledger.query.platform.ListCursor;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.Page;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of all maintenances, the latest planned first, and each of them with all that was recorded of it. */
@Component
public class MaintenanceQueries {

    /** The projection behind it, for readers who wait for what they wrote. */
    public static final String PROJECTION = MaintenancesProjection.GROUP;

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
                        from query.maintenance_v2 maintenance
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

    /** As it was known up to a position of the log; empty when nothing was recorded of it by then. */
    Optional<MaintenanceHistory> find(MaintenanceId id, long position) {
        return MaintenanceHistory.of(recorded(List.of(id), position).getOrDefault(id, List.of()));
    }

    /** All that the public may see, the latest update first. */
    public List<MaintenanceId> publicIds() {
        return db.sql("""
                        select maintenance_id from query.maintenance_v2
                        where audience = 'public'
                        order by latest_display_at desc, maintenance_id desc
                        """)
                .query((row, _) -> new MaintenanceId(row.getString(1)))
                .list();
    }

    /** Of all that the public may see: up to so many with the latest updates. */
    public List<MaintenanceId> latestPublicIds(int limit) {
        return db.sql("""
                        select maintenance_id from query.maintenance_v2
                        where audience = 'public'
                        order by latest_display_at desc, maintenance_id desc
                        limit ?
                        """)
                .param(limit)
                .query((row, _) -> new MaintenanceId(row.getString(1)))
                .list();
    }

    /** Those of which anything was recorded behind a position. */
    public Set<MaintenanceId> changedBehind(long position) {
        return db.sql("select distinct maintenance_id from query.maintenance_event_v2 where position > ?")
                .param(position)
                .query((row, _) -> new MaintenanceId(row.getString(1)))
                .set();
    }

    /** Those of which something was recorded up to a position, and something since. */
    public List<MaintenanceId> straddling(long position) {
        return db.sql("""
                        select maintenance_id from query.maintenance_v2 maintenance
                        where position > ? and exists (
                            select 1 from query.maintenance_event_v2 event
                            where event.maintenance_id = maintenance.maintenance_id and event.position <= ?)
                        """)
                .params(position, position)
                .query((row, _) -> new MaintenanceId(row.getString(1)))
                .list();
    }

    /** Those of which an update was corrected from then (inclusive) to then (exclusive). */
    public List<MaintenanceId> correctedBetween(Instant from, Instant to) {
        return db.sql("""
                        select distinct maintenance_id from query.maintenance_event_v2
                        where payload_type = 'maintenance.update-corrected' and recorded_at >= ? and recorded_at < ?
                        """)
                .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new MaintenanceId(row.getString(1)))
                .list();
    }

    /** Those that say anything of a time after this one. */
    public List<MaintenanceId> toldBehind(Instant time) {
        return db.sql("select maintenance_id from query.maintenance_v2 where latest_display_at > ?")
                .param(time.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new MaintenanceId(row.getString(1)))
                .list();
    }

    /** The events of each of these maintenances that count at a moment, in their order; never none. */
    public Map<MaintenanceId, List<MaintenanceEvent>> happened(Collection<MaintenanceId> ids, Moment moment) {
        var happened = new HashMap<MaintenanceId, List<MaintenanceEvent>>();
        recorded(ids, moment.position()).forEach((id, recorded) -> {
            var events = recorded.stream().map(RecordedEvent::event).toList();
            happened.put(id, Happened.by(moment.validAt(), events));
        });
        happened.values().removeIf(List::isEmpty);
        return happened;
    }

    /** All that was recorded of each of these maintenances, in the order of its events. */
    public Map<MaintenanceId, List<RecordedEvent>> recorded(Collection<MaintenanceId> ids) {
        return recorded(ids, Long.MAX_VALUE);
    }

    /** The same up to a position of the log. */
    public Map<MaintenanceId, List<RecordedEvent>> recorded(Collection<MaintenanceId> ids, long position) {
        var rows = db.sql("""
                        select * from query.maintenance_event_v2
                        where maintenance_id = any(?) and position <= ?
                        order by sequence
                        """)
                .param(ids.stream().map(MaintenanceId::value).toArray(String[]::new))
                .param(position)
                .query((row, _) -> recorded(EventRow.read(row, "maintenance_id")))
                .list();
        return rows.stream()
                .collect(Collectors.groupingBy(recorded -> recorded.event().maintenanceId()));
    }

    private RecordedEvent recorded(EventRow row) {
        var metadata = row.metadata(events);
        return new RecordedEvent(row.event(MaintenanceEvent.class, events), row.provenance(metadata), metadata);
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
