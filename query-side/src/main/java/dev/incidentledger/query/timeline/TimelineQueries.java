package dev.incidentledger.query.timeline;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.platform.EventRow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was recorded of an incident, as of any moment. */
@Component
public class TimelineQueries {

    /** The projection behind it, for readers who wait for what they wrote. */
    public static final String PROJECTION = TimelineProjection.GROUP;

    private final JdbcClient db;
    private final EventSerializer events;

    TimelineQueries(JdbcClient db, EventSerializer events) {
        this.db = db;
        this.events = events;
    }

    /** Empty when nothing was recorded of it by then. */
    public Optional<IncidentHistory> find(IncidentId id, AsOf asOf) {
        return IncidentHistory.of(select(id, asOf)
                .query((row, _) -> RecordedEvent.of(EventRow.read(row, "incident_id"), events))
                .list());
    }

    /** All that was recorded of each of these incidents, in the order of its events. */
    public Map<IncidentId, List<RecordedEvent>> recorded(Collection<IncidentId> ids) {
        var rows = db.sql("select * from query.timeline_v1 where incident_id = any(?) order by sequence")
                .param(ids.stream().map(IncidentId::value).toArray(String[]::new))
                .query((row, _) -> RecordedEvent.of(EventRow.read(row, "incident_id"), events))
                .list();
        return rows.stream()
                .collect(Collectors.groupingBy(recorded -> recorded.event().incidentId()));
    }

    /** Those of which anything was recorded until a position, in the order in which that began. */
    List<IncidentId> heardOfUntil(long position) {
        return db.sql("""
                        select incident_id from query.timeline_v1 where position <= ?
                        group by incident_id
                        order by min(position)
                        """)
                .param(position)
                .query((row, _) -> new IncidentId(row.getString(1)))
                .list();
    }

    /** Those of which anything was recorded behind a position. */
    public Set<IncidentId> changedBehind(long position) {
        return db.sql("select distinct incident_id from query.timeline_v1 where position > ?")
                .param(position)
                .query((row, _) -> new IncidentId(row.getString(1)))
                .set();
    }

    /** Those that no public answer may name, whenever they were spoken of. */
    public Set<ComponentId> internalComponents() {
        return db.sql("select component_id from query.timeline_internal_component_v1")
                .query((row, _) -> new ComponentId(row.getString(1)))
                .set();
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
