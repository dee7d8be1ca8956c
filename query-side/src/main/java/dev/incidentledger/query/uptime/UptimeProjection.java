package dev.incidentledger.query.uptime;

import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.eventstore.PerBatch;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.ReadModel;
import dev.incidentledger.query.platform.IncidentStreams;
import dev.incidentledger.query.platform.MaintenanceStreams;
import dev.incidentledger.query.platform.StatusPage;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Keeps what incidents and maintenances claimed of components, and what that amounts to on each day of the page's zone. */
@Component
@ReadModel({"uptime_claim_v1", "uptime_day_v1", "uptime_component_v1"})
@ProcessingGroup(UptimeProjection.GROUP)
class UptimeProjection {

    static final String GROUP = "uptime-v1";

    private final ProjectionDatabase db;
    private final IncidentStreams streams;
    private final MaintenanceStreams maintenanceStreams;
    private final UptimeTables tables;
    private final PerBatch<UptimeBatch> batch = new PerBatch<>(UptimeBatch::new, this::write);

    UptimeProjection(
            ProjectionDatabase db, IncidentStreams streams, MaintenanceStreams maintenanceStreams, StatusPage page) {
        this.db = db;
        this.streams = streams;
        this.maintenanceStreams = maintenanceStreams;
        this.tables = new UptimeTables(db, page.zone());
    }

    @EventHandler
    void on(IncidentEvent event, @SequenceNumber long version) {
        batch.current().add(event.incidentId(), streams.upTo(event, version));
    }

    @EventHandler
    void on(MaintenanceEvent event, @SequenceNumber long version) {
        batch.current().add(event.maintenanceId(), maintenanceStreams.upTo(event, version));
    }

    @EventHandler
    void on(ComponentRegistered event) {
        batch.current().add(event);
    }

    @EventHandler
    void on(ComponentDescribed event) {
        batch.current().add(event);
    }

    @ResetHandler
    void reset() {
        db.sql("truncate query.uptime_claim_v1, query.uptime_day_v1, query.uptime_component_v1")
                .update();
    }

    private void write(UptimeBatch gathered) {
        tables.writeStarts(gathered.starts());
        tables.writeClaims(gathered.claims());
    }
}
