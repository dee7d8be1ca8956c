package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.eventstore.PerBatch;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.ReadModel;
import dev.incidentledger.query.platform.IncidentStreams;
import dev.incidentledger.query.platform.MaintenanceStreams;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps one row for each incident, component, group and maintenance to come, and the claims that stand. */
@Component
@ReadModel({"incident_v1", "pending_maintenance_v1", "claim_v1", "component_v1", "group_v1"})
@ProcessingGroup(CurrentStatusProjection.GROUP)
class CurrentStatusProjection {

    static final String GROUP = "current-status-v1";

    private final ProjectionDatabase db;
    private final IncidentStreams streams;
    private final MaintenanceStreams maintenanceStreams;
    private final CatalogueTables catalogue;
    private final IncidentTables incidents;
    private final MaintenanceTable maintenances;
    private final ClaimTable claims;
    private final PerBatch<CurrentStatusBatch> batch = new PerBatch<>(CurrentStatusBatch::new, this::write);

    CurrentStatusProjection(ProjectionDatabase db, IncidentStreams streams, MaintenanceStreams maintenanceStreams) {
        this.db = db;
        this.streams = streams;
        this.maintenanceStreams = maintenanceStreams;
        this.catalogue = new CatalogueTables(db);
        this.incidents = new IncidentTables(db);
        this.maintenances = new MaintenanceTable(db);
        this.claims = new ClaimTable(db);
    }

    @EventHandler
    void on(IncidentEvent event, DomainEventMessage<?> message, TrackingToken token) {
        long version = message.getSequenceNumber();
        var recordedAt = message.getTimestamp();
        batch.current()
                .add(
                        event.incidentId(),
                        new IncidentChange(
                                streams.upTo(event, version),
                                recordedAt,
                                recordedAt,
                                version,
                                token.position().orElseThrow()));
    }

    @EventHandler
    void on(MaintenanceEvent event, @SequenceNumber long version) {
        batch.current().add(event.maintenanceId(), maintenanceStreams.upTo(event, version));
    }

    @EventHandler
    void on(CatalogueEvent event, @SequenceNumber long version) {
        batch.current().add(event, version);
    }

    @ResetHandler
    void reset() {
        db.sql("""
                        truncate query.incident_v1, query.pending_maintenance_v1, query.claim_v1, query.component_v1,
                            query.group_v1
                        """).update();
    }

    /** The catalogue first: which components are internal decides what the public sees of incidents. */
    private void write(CurrentStatusBatch gathered) {
        catalogue.write(gathered.components(), gathered.groups());
        incidents.write(gathered.incidents());
        maintenances.write(gathered.maintenances());
        claims.write(gathered.claimants(), gathered.standingClaims());
        incidents.reconsider(gathered.shownOrHidden(), streams);
    }
}
