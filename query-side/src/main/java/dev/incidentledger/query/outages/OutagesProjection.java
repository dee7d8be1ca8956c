package dev.incidentledger.query.outages;

import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.eventstore.PerBatch;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.ReadModel;
import dev.incidentledger.query.platform.IncidentStreams;
import dev.incidentledger.query.platform.MaintenanceStreams;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Keeps what stood on components by either basis, and what that amounts to on each day of the page's zone. */
@Component
@ReadModel({"outage_claim_v1", "outage_day_v1", "outage_component_v2", "outage_group_v1"})
@ProcessingGroup(OutagesProjection.GROUP)
class OutagesProjection {

    static final String GROUP = "outages-v2";

    private final ProjectionDatabase db;
    private final IncidentStreams incidents;
    private final MaintenanceStreams maintenances;
    private final ComponentTable components;
    private final OutageTables outages;
    private final PerBatch<OutageBatch> batch = new PerBatch<>(OutageBatch::new, this::write);

    OutagesProjection(
            ProjectionDatabase db, IncidentStreams incidents, MaintenanceStreams maintenances, StatusPage page) {
        this.db = db;
        this.incidents = incidents;
        this.maintenances = maintenances;
        this.components = new ComponentTable(db);
        this.outages = new OutageTables(db, page.zone());
    }

    @EventHandler
    void on(IncidentEvent event, @SequenceNumber long version) {
        batch.current().add(event.incidentId(), incidents.upTo(event, version));
    }

    @EventHandler
    void on(MaintenanceEvent event, @SequenceNumber long version) {
        batch.current().add(event.maintenanceId(), maintenances.upTo(event, version));
    }

    @EventHandler
    void on(ComponentRegistered event, @Timestamp Instant at) {
        components.register(event, at);
    }

    @EventHandler
    void on(GroupRegistered event) {
        components.register(event);
    }

    @EventHandler
    void on(ComponentMoved event) {
        components.move(event);
    }

    @EventHandler
    void on(ComponentDescribed event) {
        components.describe(event);
    }

    @EventHandler
    void on(ComponentRetired event, @Timestamp Instant at) {
        components.retire(event, at);
    }

    @ResetHandler
    void reset() {
        db.sql("truncate query.outage_claim_v1, query.outage_day_v1, query.outage_component_v2, query.outage_group_v1")
                .update();
    }

    private void write(OutageBatch gathered) {
        outages.write(gathered.sources(), gathered.claims());
    }
}
