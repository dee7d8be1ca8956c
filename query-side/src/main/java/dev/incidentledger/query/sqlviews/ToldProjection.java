package dev.incidentledger.query.sqlviews;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.eventstore.PerBatch;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.ReadModel;
import dev.incidentledger.query.platform.JsonRows;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.IncidentRecords;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/**
 * Keeps a row for each update that was told and for each correction. Whether the incident is public, and whether it was
 * retracted, is read from its own row: an event writes as many rows as it changed, however much was told before.
 */
@Component
@ReadModel({"told_update_v1", "told_correction_v1"})
@ProcessingGroup(ToldProjection.GROUP)
class ToldProjection {

    static final String GROUP = "told-v1";

    /** @param since the first version of the incident that is new in the batch */
    private record Touched(long since, List<RecordedEvent> events) {

        Touched and(Touched later) {
            return new Touched(since, later.events);
        }

        <R> Stream<R> rows(BiFunction<Long, IncidentHistory, Stream<R>> those) {
            return IncidentHistory.of(events).stream().flatMap(incident -> those.apply(since, incident));
        }
    }

    private final ProjectionDatabase db;
    private final IncidentRecords records;
    private final PerBatch<Map<IncidentId, Touched>> batch = new PerBatch<>(LinkedHashMap::new, this::write);

    ToldProjection(ProjectionDatabase db, IncidentRecords records) {
        this.db = db;
        this.records = records;
    }

    @EventHandler(payloadType = IncidentEvent.class)
    void on(DomainEventMessage<?> message) {
        var id = ((IncidentEvent) message.getPayload()).incidentId();
        batch.current().merge(id, new Touched(message.getSequenceNumber(), records.upTo(message)), Touched::and);
    }

    @ResetHandler
    void reset() {
        db.sql("truncate query.told_update_v1, query.told_correction_v1").update();
    }

    private void write(Map<IncidentId, Touched> incidents) {
        writeUpdates(incidents.values().stream()
                .flatMap(incident -> incident.rows(ToldUpdate::since))
                .toList());
        writeCorrections(incidents.values().stream()
                .flatMap(incident -> incident.rows(ToldCorrection::since))
                .toList());
    }

    private void writeUpdates(List<ToldUpdate> updates) {
        if (updates.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into query.told_update_v1
                        select * from jsonb_populate_recordset(null::query.told_update_v1, ?::jsonb)
                        on conflict (incident_id, update_id) do update
                        set status = excluded.status,
                            message = excluded.message,
                            occurred_at = excluded.occurred_at,
                            versions = excluded.versions
                        """).param(JsonRows.write(updates)).update();
    }

    private void writeCorrections(List<ToldCorrection> corrections) {
        if (corrections.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into query.told_correction_v1
                        select * from jsonb_populate_recordset(null::query.told_correction_v1, ?::jsonb)
                        on conflict (incident_id, version) do nothing
                        """).param(JsonRows.write(corrections)).update();
    }
}
