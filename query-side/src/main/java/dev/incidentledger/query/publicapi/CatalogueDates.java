package dev.incidentledger.query.publicapi;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.query.maintenance.MaintenanceQueries;
import dev.incidentledger.query.ready.CatalogueEntry;
import dev.incidentledger.query.ready.PublicCatalogue;
import dev.incidentledger.query.ready.StatusChanges;
import dev.incidentledger.query.timeline.TimelineQueries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When components and groups came and changed, and what their source said of them. */
@Component
class CatalogueDates implements PublicCatalogue {

    private static final int AT_ONCE = 100;

    private final JdbcClient db;
    private final TimelineQueries timeline;
    private final MaintenanceQueries maintenances;

    CatalogueDates(JdbcClient db, TimelineQueries timeline, MaintenanceQueries maintenances) {
        this.db = db;
        this.timeline = timeline;
        this.maintenances = maintenances;
    }

    @Override
    public String projection() {
        return CatalogueDatesProjection.GROUP;
    }

    @Override
    public Map<String, CatalogueEntry> entries() {
        return read("select id, created_at, updated_at, source_rest from query.catalogue_date_v1");
    }

    /** The same, but updated as well when its status last changed. */
    Map<String, CatalogueEntry> withStatusChanges() {
        var changes = new StatusChanges();
        inPieces("select incident_id from query.incident_v1 where audience = 'public' and component_ids <> '{}'")
                .map(some -> timeline.recorded(some.map(IncidentId::new).toList()))
                .forEach(recorded -> recorded.values().forEach(changes::enterIncident));
        inPieces("select maintenance_id from query.maintenance_v2 where audience = 'public' and started_at is not null")
                .map(some -> maintenances.recorded(some.map(MaintenanceId::new).toList()))
                .forEach(recorded -> recorded.values().forEach(changes::enterMaintenance));
        return updated(entries(), changes.latest());
    }

    /** @param changedAt when the status of a component last changed */
    static Map<String, CatalogueEntry> updated(
            Map<String, CatalogueEntry> entries, Map<ComponentId, Instant> changedAt) {
        var updated = new HashMap<>(entries);
        changedAt.forEach((id, time) -> updated.computeIfPresent(id.value(), (_, entry) -> entry.updatedAt(time)));
        return updated;
    }

    /** So that a long history takes no more memory than a short one. */
    private Stream<Stream<String>> inPieces(String selectIds) {
        var ids = db.sql(selectIds).query(String.class).list();
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + AT_ONCE)
                .mapToObj(from -> ids.stream().skip(from).limit(AT_ONCE));
    }

    private Map<String, CatalogueEntry> read(String sql) {
        var entries = new HashMap<String, CatalogueEntry>();
        db.sql(sql).query(row -> {
            entries.put(row.getString(1), entry(row));
        });
        return entries;
    }

    private static CatalogueEntry entry(ResultSet row) throws SQLException {
        return new CatalogueEntry(
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4));
    }
}
