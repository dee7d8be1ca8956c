package dev.incidentledger.query.analytics;

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
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Keeps what can be counted and measured of each incident, made anew from its whole history at each of its events. */
@Component
@ReadModel("analytics_incident_v2")
@ProcessingGroup(AnalyticsProjection.GROUP)
class AnalyticsProjection {

    static final String GROUP = "analytics-v2";

    private final ProjectionDatabase db;
    private final IncidentRecords records;
    private final PerBatch<Map<IncidentId, List<RecordedEvent>>> batch =
            new PerBatch<>(LinkedHashMap::new, this::write);

    AnalyticsProjection(ProjectionDatabase db, IncidentRecords records) {
        this.db = db;
        this.records = records;
    }

    @EventHandler(payloadType = IncidentEvent.class)
    void on(DomainEventMessage<?> message) {
        var id = ((IncidentEvent) message.getPayload()).incidentId();
        batch.current().put(id, records.upTo(message));
    }

    @ResetHandler
    void reset() {
        db.sql("truncate query.analytics_incident_v2").update();
    }

    private void write(Map<IncidentId, List<RecordedEvent>> incidents) {
        var rows = incidents.values().stream()
                .map(IncidentHistory::of)
                .flatMap(Optional::stream)
                .map(IncidentFacts::of)
                .toList();
        db.sql("""
                        insert into query.analytics_incident_v2
                        select * from jsonb_populate_recordset(null::query.analytics_incident_v2, ?::jsonb)
                        on conflict (incident_id) do update
                        set title = excluded.title,
                            status = excluded.status,
                            audience = excluded.audience,
                            impact = excluded.impact,
                            component_ids = excluded.component_ids,
                            told_at = excluded.told_at,
                            began_at = excluded.began_at,
                            detected_at = excluded.detected_at,
                            published_at = excluded.published_at,
                            identified_at = excluded.identified_at,
                            monitoring_at = excluded.monitoring_at,
                            resolved_at = excluded.resolved_at,
                            postmortem_at = excluded.postmortem_at,
                            told_afterwards = excluded.told_afterwards,
                            updates = excluded.updates,
                            update_gaps = excluded.update_gaps,
                            correction_delays = excluded.correction_delays,
                            retracted = excluded.retracted
                        """).param(JsonRows.write(rows)).update();
    }
}
