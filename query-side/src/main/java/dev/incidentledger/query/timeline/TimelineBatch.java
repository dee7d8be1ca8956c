package dev.incidentledger.query.timeline;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one batch of events adds, written with one statement for each table that it touches. */
final class TimelineBatch {

    private final List<TimelineRow> rows = new ArrayList<>();
    private final Map<ComponentId, Audience> audiences = new HashMap<>();

    void add(TimelineRow row) {
        rows.add(row);
    }

    void add(ComponentId component, Audience audience) {
        audiences.put(component, audience);
    }

    void writeTo(JdbcClient db) {
        if (!rows.isEmpty()) {
            writeRows(db);
        }
        if (!audiences.isEmpty()) {
            writeAudiences(db);
        }
    }

    private void writeRows(JdbcClient db) {
        db.sql("""
                        insert into query.timeline_v1
                        select * from unnest(
                            ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[],
                            ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                        """)
                .param(column(TimelineRow::position, Long[]::new))
                .param(column(TimelineRow::incidentId, String[]::new))
                .param(column(TimelineRow::sequence, Long[]::new))
                .param(column(TimelineRow::eventId, String[]::new))
                .param(column(row -> row.recordedAt().toString(), String[]::new))
                .param(column(row -> row.payload().getType().getName(), String[]::new))
                .param(column(row -> row.payload().getType().getRevision(), String[]::new))
                .param(column(row -> row.payload().getData(), byte[][]::new))
                .param(column(row -> row.metadata().getData(), byte[][]::new))
                .update();
    }

    private void writeAudiences(JdbcClient db) {
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

    private <T> T[] column(Function<TimelineRow, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
