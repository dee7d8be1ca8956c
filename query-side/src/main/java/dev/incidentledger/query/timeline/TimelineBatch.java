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
    private final Map<ComponentId, Audience> audiences = new HashMap<>();

    void add(EventRow row) {
        rows.add(row);
    }

    void add(ComponentId component, Audience audience) {
        audiences.put(component, audience);
    }

    void writeTo(ProjectionDatabase db) {
        if (!rows.isEmpty()) {
            db.copyInto("query.timeline_v1", EventRow.COLUMNS, rows, EventRow::write);
        }
        if (!audiences.isEmpty()) {
            writeAudiences(db);
        }
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
