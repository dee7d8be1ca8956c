package dev.incidentledger.query.promises;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.eventstore.PerBatch;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.ReadModel;
import dev.incidentledger.query.health.IncidentPromises;
import dev.incidentledger.query.platform.IncidentStreams;
import dev.incidentledger.query.platform.JsonRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Keeps one row for each promise. A promise that was made stays made, so that rows are never taken away. */
@Component
@ReadModel("promise_v3")
@ProcessingGroup(PromisesProjection.GROUP)
class PromisesProjection {

    static final String GROUP = "promises-v3";

    private final ProjectionDatabase db;
    private final IncidentStreams streams;
    private final PerBatch<Map<IncidentId, List<IncidentEvent>>> batch =
            new PerBatch<>(LinkedHashMap::new, this::write);

    PromisesProjection(ProjectionDatabase db, IncidentStreams streams) {
        this.db = db;
        this.streams = streams;
    }

    @EventHandler
    void on(IncidentEvent event, @SequenceNumber long version) {
        batch.current().put(event.incidentId(), streams.upTo(event, version));
    }

    @ResetHandler
    void reset() {
        db.sql("truncate query.promise_v3").update();
    }

    private void write(Map<IncidentId, List<IncidentEvent>> incidents) {
        var rows = incidents.entrySet().stream()
                .flatMap(incident -> PromiseRow.of(incident.getKey(), IncidentPromises.of(incident.getValue())))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into query.promise_v3
                        select * from jsonb_populate_recordset(null::query.promise_v3, ?::jsonb)
                        on conflict (incident_id, made_by) do update
                        set made_at = excluded.made_at,
                            due = excluded.due,
                            answered_by = excluded.answered_by,
                            answered_at = excluded.answered_at,
                            goes_on = excluded.goes_on,
                            retracted = excluded.retracted,
                            audience = excluded.audience
                        """).param(JsonRows.write(rows)).update();
    }
}
