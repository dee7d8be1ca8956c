package dev.incidentledger.query.maintenance;

import static dev.incidentledger.query.maintenance.UpdateKind.ANNOUNCEMENT;
import static dev.incidentledger.query.maintenance.UpdateKind.CANCELLATION;
import static dev.incidentledger.query.maintenance.UpdateKind.COMPLETION;
import static dev.incidentledger.query.maintenance.UpdateKind.REMINDER;
import static dev.incidentledger.query.maintenance.UpdateKind.RESCHEDULING;
import static dev.incidentledger.query.maintenance.UpdateKind.START;
import static dev.incidentledger.query.maintenance.UpdateKind.UPDATE;
import static dev.incidentledger.query.maintenance.UpdateKind.VERIFICATION;

import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCanceled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceReminded;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRenamed;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.PlannedComponentsRevised;
import dev.incidentledger.events.maintenance.MaintenanceEvent.VerificationStarted;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.events.maintenance.Schedule;
import dev.incidentledger.query.platform.Provenance;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folds the events of one maintenance, in order, and forgets nothing that was said before. */
final class MaintenanceFold {

    private final Map<UpdateId, UpdateHistory> updates = new LinkedHashMap<>();
    private final Announced<String> title;
    private final Announced<Schedule> schedule;
    private final Announced<List<PlannedComponent>> components;

    MaintenanceFold(MaintenanceScheduled opening) {
        this.title = new Announced<>(opening.title());
        this.schedule = new Announced<>(opening.schedule());
        this.components = new Announced<>(opening.components());
    }

    void add(MaintenanceEvent event, Provenance provenance) {
        switch (event) {
            case MaintenanceScheduled e -> add(ANNOUNCEMENT, e.announcement(), provenance);
            case MaintenanceRescheduled e -> reschedule(e, provenance);
            case MaintenanceRenamed e -> title.become(e.title(), provenance);
            case PlannedComponentsRevised e -> components.become(e.components(), provenance);
            case MaintenanceReminded e -> add(REMINDER, e.update(), provenance);
            case MaintenanceStarted e -> add(START, e.update(), provenance);
            case VerificationStarted e -> add(VERIFICATION, e.update(), provenance);
            case MaintenanceCompleted e -> add(COMPLETION, e.update(), provenance);
            case MaintenanceCanceled e -> add(CANCELLATION, e.update(), provenance);
            case MaintenanceUpdatePosted e -> add(UPDATE, e.update(), provenance);
            case MaintenanceUpdateCorrected e ->
                updates.computeIfPresent(e.updateId(), (_, update) -> update.corrected(e, provenance));
        }
    }

    List<Revision<String>> renamings() {
        return title.revisions();
    }

    List<Revision<Schedule>> reschedulings() {
        return schedule.revisions();
    }

    List<Revision<List<PlannedComponent>>> componentRevisions() {
        return components.revisions();
    }

    Collection<UpdateHistory> updates() {
        return updates.values();
    }

    private void reschedule(MaintenanceRescheduled event, Provenance provenance) {
        schedule.become(event.schedule(), provenance);
        if (event.update() != null) {
            add(RESCHEDULING, event.update(), provenance);
        }
    }

    private void add(UpdateKind kind, MaintenanceUpdate update, Provenance provenance) {
        updates.put(update.id(), UpdateHistory.first(kind, update, provenance));
    }
}
