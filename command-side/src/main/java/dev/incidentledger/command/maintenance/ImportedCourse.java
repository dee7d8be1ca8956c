package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_ID_IN_USE;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.VERIFYING;

import dev.incidentledger.command.maintenance.MaintenanceCommand.ImportMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ImportedUpdate;
import dev.incidentledger.command.maintenance.MaintenanceState.Told;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCanceled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.VerificationStarted;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import java.util.ArrayList;
import java.util.List;

/**
 * A maintenance that was told elsewhere. It need not have been announced before its end, and may have skipped its start, but
 * never goes back to what it left behind.
 */
final class ImportedCourse {

    private ImportedCourse() {}

    /** One event for each update, in their order. */
    static List<MaintenanceEvent> tell(ImportMaintenance c) {
        UpdateRules.requireNamedOnce(c.components());
        var updates = c.updates().stream().map(ImportedUpdate::update).toList();
        var events = new ArrayList<MaintenanceEvent>();
        var opening = new MaintenanceScheduled(
                c.maintenanceId(), c.title(), c.components(), c.schedule(), updates.getFirst(), PUBLIC);
        events.add(opening);
        var told = Told.of(opening);
        requireTellable(updates.getFirst(), c);
        for (var update : updates.subList(1, updates.size())) {
            requireTellable(update, c);
            UpdateRules.requireNewId(told, update.id());
            var event = event(told, c.maintenanceId(), update);
            told = MaintenanceDecider.evolve(told, event);
            events.add(event);
        }
        Course.requireForward(told);
        return List.copyOf(events);
    }

    /** Told once is told: what the source says differently now is nothing that could be recorded in its name. */
    static List<MaintenanceEvent> tellAgain(Told told, ImportMaintenance c) {
        var first = told.updates().posted().getFirst();
        if (first.id().equals(c.updates().getFirst().update().id())) {
            return List.of();
        }
        throw new Rejected(
                MAINTENANCE_ID_IN_USE, "Maintenance %s exists and is told already".formatted(c.maintenanceId()));
    }

    private static void requireTellable(MaintenanceUpdate update, ImportMaintenance c) {
        UpdateRules.requireNotAhead(update.occurredAt(), c.now());
        UpdateRules.requireClaimedOnce(update.components());
    }

    /** A turn where the status is new to it, and where it is verified once more; else one more thing said. */
    private static MaintenanceEvent event(Told told, MaintenanceId id, MaintenanceUpdate update) {
        var before = told.updates().posted();
        boolean isNew = before.stream().noneMatch(earlier -> earlier.status() == update.status());
        boolean isTurn =
                isNew || (update.status() == VERIFYING && before.getLast().status() != VERIFYING);
        if (!isTurn) {
            return new MaintenanceUpdatePosted(id, update);
        }
        return switch (update.status()) {
            case SCHEDULED -> new MaintenanceUpdatePosted(id, update);
            case IN_PROGRESS -> new MaintenanceStarted(id, update);
            case VERIFYING -> new VerificationStarted(id, update);
            case COMPLETED -> new MaintenanceCompleted(id, update);
            case CANCELED -> new MaintenanceCanceled(id, update);
        };
    }
}
