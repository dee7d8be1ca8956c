package dev.incidentledger.query.timeline;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.Moment;
import java.time.Instant;
import java.time.ZoneOffset;
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

    /** Empty when nothing was recorded of it. */
    public Optional<IncidentHistory> find(IncidentId id) {
        return find(id, Long.MAX_VALUE);
    }

    /** As it was known up to a position of the log; empty when nothing was recorded of it by then. */
    public Optional<IncidentHistory> find(IncidentId id, long position) {
        return IncidentHistory.of(recorded(id, position));
    }

    /** As it had happened, by what was known; empty when its opening had not happened, or nothing was recorded of it by then. */
    public Optional<IncidentHistory> find(IncidentId id, Moment moment) {
        return IncidentHistory.of(Happened.by(moment.validAt(), recorded(id, moment.position())));
    }

    /** All that was recorded of an incident up to a position of the log, in the order of its events. */
    public List<RecordedEvent> recorded(IncidentId id, long position) {
        return db.sql("select * from query.timeline_v1 where incident_id = ? and position <= ? order by sequence")
                .params(id.value(), position)
                .query((row, _) -> RecordedEvent.of(EventRow.read(row, "incident_id"), events))
                .list();
    }

    /** All that was recorded of each of these incidents, in the order of its events. */
    public Map<IncidentId, List<RecordedEvent>> recorded(Collection<IncidentId> ids) {
        return recorded(ids, Long.MAX_VALUE);
    }

    /** Those of which anything was recorded behind a position. */
    public Set<IncidentId> changedBehind(long position) {
        return db.sql("select distinct incident_id from query.timeline_v1 where position > ?")
                .param(position)
                .query((row, _) -> new IncidentId(row.getString(1)))
                .set();
    }

    /** Those of which something was recorded up to a position, and something since. */
    public List<IncidentId> straddling(long position) {
        return db.sql("""
                        select incident_id from query.timeline_incident_v1
                        where first_position <= ? and last_position > ?
                        """)
                .params(position, position)
                .query((row, _) -> new IncidentId(row.getString(1)))
                .list();
    }

    /** All that was recorded of each of these incidents up to a position of the log, in the order of its events. */
    public Map<IncidentId, List<RecordedEvent>> recorded(Collection<IncidentId> ids, long position) {
        var rows = db.sql("""
                        select * from query.timeline_v1
                        where incident_id = any(?) and position <= ?
                        order by incident_id, sequence
                        """)
                .param(ids.stream().map(IncidentId::value).toArray(String[]::new))
                .param(position)
                .query((row, _) -> RecordedEvent.of(EventRow.read(row, "incident_id"), events))
                .list();
        return rows.stream()
                .collect(Collectors.groupingBy(recorded -> recorded.event().incidentId()));
    }

    /** Those that said of any component that it had recovered after their end. */
    public List<IncidentId> recovered() {
        return db.sql("""
                        select distinct incident_id from query.timeline_v1
                        where payload_type = 'incident.components-recovered'
                        """).query((row, _) -> new IncidentId(row.getString(1))).list();
    }

    /** Those of which anything that had been told was corrected from then (inclusive) to then (exclusive). */
    public List<IncidentId> correctedBetween(Instant from, Instant to) {
        return db.sql("""
                        select distinct incident_id from query.timeline_v1
                        where payload_type in ('incident.update-corrected', 'incident.title-corrected')
                        and recorded_at >= ? and recorded_at < ?
                        """)
                .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new IncidentId(row.getString(1)))
                .list();
    }

    /** Those that no public answer may name, whenever they were spoken of. */
    public Set<ComponentId> internalComponents() {
        return db.sql("select component_id from query.timeline_internal_component_v1")
                .query((row, _) -> new ComponentId(row.getString(1)))
                .set();
    }
}
