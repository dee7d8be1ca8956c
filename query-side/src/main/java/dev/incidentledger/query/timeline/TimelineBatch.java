package dev.incidentledger.query.timeline;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.query.platform.EventRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one batch of events adds, written with one statement for each table that it touches. */
final class TimelineBatch {

    private final List<EventRow> rows = new ArrayList<>();
    private final Map<String, Extent> extents = new HashMap<>();
    private final Map<ComponentId, Audience> audiences = new HashMap<>();

    /** Between which positions an incident is spoken of in the batch. */
    private record Extent(long first, long last) {

        Extent then(Extent later) {
            return new Extent(first, later.last);
        }
    }

    void add(EventRow row) {
        rows.add(row);
        extents.merge(row.aggregateId(), new Extent(row.position(), row.position()), Extent::then);
    }

    void add(ComponentId component, Audience audience) {
        audiences.put(component, audience);
    }

    void writeTo(ProjectionDatabase db) {
        if (!rows.isEmpty()) {
            db.copyInto("query.timeline_v1", EventRow.COLUMNS, rows, EventRow::write);
            writeExtents(db);
        }
        if (!audiences.isEmpty()) {
            writeAudiences(db);
        }
    }

    private void writeExtents(ProjectionDatabase db) {
        db.sql("""
                        insert into query.timeline_incident_v1
                        select * from unnest(?::text[], ?::bigint[], ?::bigint[])
                        on conflict (incident_id) do update set last_position = excluded.last_position
                        """)
                .param(extents.keySet().toArray(String[]::new))
                .param(extents.values().stream().map(Extent::first).toArray(Long[]::new))
                .param(extents.values().stream().map(Extent::last).toArray(Long[]::new))
                .update();
    }

    private void writeAudiences(ProjectionDatabase db) {
        db.sql("""
                        with said as (select * from unnest(?::text[], ?::boolean[]) as said (component_id, internal)),
                             shown as (delete from query.timeline_internal_component_v1
                                       where component_id in (select component_id from said where not internal))
                        insert into query.timeline_internal_component_v1
                        select component_id from said where internal
                        on conflict do nothing
                        """)
                .param(audiences.keySet().stream().map(ComponentId::value).toArray(String[]::new))
                .param(audiences.values().stream()
                        .map(audience -> audience == Audience.INTERNAL)
                        .toArray(Boolean[]::new))
                .update();
    }
}
