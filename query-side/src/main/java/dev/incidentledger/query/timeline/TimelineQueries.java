package dev.incidentledger.query.timeline;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.platform.EventRow;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was recorded of an incident, as of any moment. */
@Component
public class TimelineQueries {

    private final JdbcClient db;
    private final EventSerializer events;

    TimelineQueries(JdbcClient db, EventSerializer events) {
        this.db = db;
        this.events = events;
    }

    /** Empty when nothing was recorded of it by then. */
    public Optional<IncidentHistory> find(IncidentId id, AsOf asOf) {
        return IncidentHistory.of(select(id, asOf)
                .query((row, _) -> recorded(EventRow.read(row, "incident_id")))
                .list());
    }

    /** Those that no public answer may name, whenever they were spoken of. */
    public Set<ComponentId> internalComponents() {
        return db.sql("select component_id from query.timeline_internal_component_v1")
                .query((row, _) -> new ComponentId(row.getString(1)))
                .set();
    }

    private RecordedEvent recorded(EventRow row) {
        return new RecordedEvent(row.event(IncidentEvent.class, events), row.provenance(events));
    }

    private JdbcClient.StatementSpec select(IncidentId id, AsOf asOf) {
        var ofIncident = "select * from query.timeline_v1 where incident_id = ? %s order by sequence";
        return switch (asOf) {
            case AsOf.Latest _ -> db.sql(ofIncident.formatted("")).param(id.value());
            case AsOf.Position(var position) ->
                db.sql(ofIncident.formatted("and position <= ?"))
                        .param(id.value())
                        .param(position);
            case AsOf.Time(var time) ->
                db.sql(ofIncident.formatted("and recorded_at <= ?::timestamptz"))
                        .param(id.value())
                        .param(time.toString());
        };
    }
}
