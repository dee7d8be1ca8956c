package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.eventstore.PerBatch;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.ReadModel;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.MaintenanceStreams;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps one row for each maintenance, for the list, and its events side by side, for whoever reads it alone. */
@Component
@ReadModel({"maintenance_v2", "maintenance_event_v2"})
@ProcessingGroup(MaintenancesProjection.GROUP)
class MaintenancesProjection {

    static final String GROUP = "maintenances-v2";

    private final ProjectionDatabase db;
    private final MaintenanceStreams streams;
    private final EventSerializer events;
    private final MaintenanceTables tables;
    private final PerBatch<MaintenanceBatch> batch = new PerBatch<>(MaintenanceBatch::new, this::write);

    MaintenancesProjection(ProjectionDatabase db, MaintenanceStreams streams, EventSerializer events) {
        this.db = db;
        this.streams = streams;
        this.events = events;
        this.tables = new MaintenanceTables(db);
    }

    @EventHandler
    void on(MaintenanceEvent event, DomainEventMessage<?> message, TrackingToken token) {
        var row = EventRow.of(token.position().orElseThrow(), message, events);
        batch.current().add(row, streams.upTo(event, row.sequence()));
    }

    @ResetHandler
    void reset() {
        db.sql("truncate query.maintenance_v2, query.maintenance_event_v2").update();
    }

    private void write(MaintenanceBatch gathered) {
        tables.writeEvents(gathered.recorded());
        tables.writeMaintenances(gathered.rows());
    }
}
