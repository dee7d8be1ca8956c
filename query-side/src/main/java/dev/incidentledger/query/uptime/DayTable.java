package dev.incidentledger.query.uptime;

import static dev.incidentledger.query.uptime.ClaimTable.texts;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.query.health.Disruption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Adds to the rollup by day. */
final class DayTable {

    /** @param change what comes to the day, in microseconds; less than nothing where something goes from it */
    record Row(ComponentId componentId, LocalDate day, Disruption change) {}

    private final ProjectionDatabase db;

    DayTable(ProjectionDatabase db) {
        this.db = db;
    }

    void add(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into query.uptime_day_v1 as known
                        select * from unnest(?::text[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                        on conflict (component_id, day) do update
                        set maintenance = known.maintenance + excluded.maintenance,
                            degraded = known.degraded + excluded.degraded,
                            partial = known.partial + excluded.partial,
                            major = known.major + excluded.major
                        """)
                .param(texts(rows, row -> row.componentId().value()))
                .param(texts(rows, row -> row.day().toString()))
                .param(micros(rows, Disruption::maintenance))
                .param(micros(rows, Disruption::degraded))
                .param(micros(rows, Disruption::partial))
                .param(micros(rows, Disruption::major))
                .update();
        deleteQuiet(rows.stream().filter(row -> row.change().takesAway()).toList());
    }

    private void deleteQuiet(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        delete from query.uptime_day_v1 known
                        using unnest(?::text[], ?::date[]) as changed (component_id, day)
                        where (known.component_id, known.day) = (changed.component_id, changed.day)
                            and (maintenance, degraded, partial, major) = (0, 0, 0, 0)
                        """)
                .param(texts(rows, row -> row.componentId().value()))
                .param(texts(rows, row -> row.day().toString()))
                .update();
    }

    void clear() {
        db.sql("truncate query.uptime_day_v1").update();
    }

    private static Long[] micros(List<Row> rows, Function<Disruption, Duration> column) {
        return rows.stream()
                .map(row -> column.apply(row.change()).toNanos() / 1_000)
                .toArray(Long[]::new);
    }
}
