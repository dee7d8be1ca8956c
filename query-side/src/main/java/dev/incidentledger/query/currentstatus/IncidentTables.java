package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.query.platform.IncidentStreams;
import dev.incidentledger.query.platform.JsonRows;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes incidents. */
final class IncidentTables {

    private record Known(IncidentId incidentId, long version) {}

    private record PublicImpact(IncidentId incidentId, Impact publicDerivedImpact) {}

    private final ProjectionDatabase db;

    IncidentTables(ProjectionDatabase db) {
        this.db = db;
    }

    void write(Map<IncidentId, IncidentChange> incidents) {
        if (incidents.isEmpty()) {
            return;
        }
        var internal = internalComponents();
        writeIncidents(incidents.values().stream()
                .map(change -> IncidentRow.of(change, internal))
                .toList());
    }

    /** Whoever speaks of these components may look different to the public now. */
    void reconsider(Set<ComponentId> shownOrHidden, IncidentStreams streams) {
        if (shownOrHidden.isEmpty()) {
            return;
        }
        var internal = internalComponents();
        writePublicImpacts(speakingOf(shownOrHidden).stream()
                .map(incident -> new PublicImpact(
                        incident.incidentId(),
                        internal.worstImpact(streams.upTo(incident.incidentId(), incident.version()))))
                .toList());
    }

    private Redaction internalComponents() {
        return new Redaction(db.sql("select component_id from query.component_v1 where audience = 'internal'")
                .query((row, _) -> new ComponentId(row.getString(1)))
                .set());
    }

    private List<Known> speakingOf(Set<ComponentId> components) {
        return db.sql("select to_jsonb(incident) from query.incident_v1 incident where component_ids && ?::text[]")
                .param(components.stream().map(ComponentId::value).toArray(String[]::new))
                .query(JsonRows.as(Known.class))
                .list();
    }

    private void writeIncidents(List<IncidentRow> rows) {
        db.sql("""
                        insert into query.incident_v1
                        select * from jsonb_populate_recordset(null::query.incident_v1, ?::jsonb)
                        on conflict (incident_id) do update
                        set title = excluded.title,
                            status = excluded.status,
                            audience = excluded.audience,
                            retracted = excluded.retracted,
                            derived_impact = excluded.derived_impact,
                            public_derived_impact = excluded.public_derived_impact,
                            impact_override = excluded.impact_override,
                            component_ids = excluded.component_ids,
                            first_display_at = excluded.first_display_at,
                            latest_display_at = excluded.latest_display_at,
                            monitoring_at = excluded.monitoring_at,
                            resolved_at = excluded.resolved_at,
                            updated_at = excluded.updated_at,
                            version = excluded.version,
                            position = excluded.position
                        """).param(JsonRows.write(rows)).update();
    }

    private void writePublicImpacts(List<PublicImpact> impacts) {
        db.sql("""
                        update query.incident_v1 incident
                        set public_derived_impact = changed.public_derived_impact
                        from jsonb_populate_recordset(null::query.incident_v1, ?::jsonb) changed
                        where incident.incident_id = changed.incident_id
                        """).param(JsonRows.write(impacts)).update();
    }
}
