package dev.incidentledger.query.publicapi;

import static dev.incidentledger.events.MetadataKey.SOURCE;
import static dev.incidentledger.events.MetadataKey.SOURCE_ID;
import static dev.incidentledger.events.MetadataKey.SOURCE_UPDATE_ID;

import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.VerificationStarted;
import dev.incidentledger.eventstore.PerBatch;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.ReadModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/** Keeps what imported things are called where they came from. */
@Component
@ReadModel("source_id_v1")
@ProcessingGroup(SourceIdsProjection.GROUP)
class SourceIdsProjection {

    static final String GROUP = "source-ids-v1";

    private record Row(String id, String kind, String source, String sourceId) {}

    private final ProjectionDatabase db;
    private final PerBatch<List<Row>> batch = new PerBatch<>(ArrayList::new, this::write);

    SourceIdsProjection(ProjectionDatabase db) {
        this.db = db;
    }

    @EventHandler
    void on(IncidentIdentified event, MetaData metadata) {
        add(event.incidentId().value(), "incident", SOURCE_ID, metadata);
        update(event.opening().id(), metadata);
    }

    @EventHandler
    void on(UpdatePosted event, MetaData metadata) {
        update(event.update().id(), metadata);
    }

    @EventHandler
    void on(IncidentResolved event, MetaData metadata) {
        update(event.resolution().id(), metadata);
    }

    @EventHandler
    void on(IncidentReopened event, MetaData metadata) {
        update(event.update().id(), metadata);
    }

    @EventHandler
    void on(PostmortemAttached event, MetaData metadata) {
        update(event.postmortem().id(), metadata);
    }

    @EventHandler
    void on(MaintenanceScheduled event, MetaData metadata) {
        add(event.maintenanceId().value(), "maintenance", SOURCE_ID, metadata);
        update(event.announcement().id(), metadata);
    }

    @EventHandler
    void on(MaintenanceStarted event, MetaData metadata) {
        update(event.update().id(), metadata);
    }

    @EventHandler
    void on(VerificationStarted event, MetaData metadata) {
        update(event.update().id(), metadata);
    }

    @EventHandler
    void on(MaintenanceCompleted event, MetaData metadata) {
        update(event.update().id(), metadata);
    }

    @EventHandler
    void on(MaintenanceUpdatePosted event, MetaData metadata) {
        update(event.update().id(), metadata);
    }

    @EventHandler
    void on(ComponentRegistered event, MetaData metadata) {
        add(event.componentId().value(), "component", SOURCE_ID, metadata);
    }

    @EventHandler
    void on(GroupRegistered event, MetaData metadata) {
        add(event.groupId().value(), "group", SOURCE_ID, metadata);
    }

    @ResetHandler
    void reset() {
        db.sql("truncate query.source_id_v1").update();
    }

    private void update(UpdateId id, MetaData metadata) {
        add(id.value(), "update", SOURCE_UPDATE_ID, metadata);
    }

    private void add(String id, String kind, String key, Map<String, ?> metadata) {
        if (metadata.get(key) instanceof String sourceId && metadata.get(SOURCE) instanceof String source) {
            batch.current().add(new Row(id, kind, source, sourceId));
        }
    }

    private void write(List<Row> rows) {
        db.sql("""
                        insert into query.source_id_v1 (id, kind, source, source_id)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                        on conflict do nothing
                        """)
                .params(
                        rows.stream().map(Row::id).toArray(String[]::new),
                        rows.stream().map(Row::kind).toArray(String[]::new),
                        rows.stream().map(Row::source).toArray(String[]::new),
                        rows.stream().map(Row::sourceId).toArray(String[]::new))
                .update();
    }
}
