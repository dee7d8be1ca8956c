package dev.incidentledger.command.maintenance;

import static dev.incidentledger.events.Audience.PUBLIC;
import static java.util.Comparator.comparing;

import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The updates of a maintenance in the order they were posted, each as it reads now. */
record Updates(List<MaintenanceUpdate> posted) {

    Updates {
        posted = List.copyOf(posted);
    }

    Updates and(MaintenanceUpdate update) {
        var all = new ArrayList<>(posted);
        all.add(update);
        return new Updates(all);
    }

    Updates corrected(MaintenanceUpdateCorrected correction) {
        return new Updates(posted.stream()
                .map(update -> update.id().equals(correction.updateId()) ? corrected(update, correction) : update)
                .toList());
    }

    Optional<MaintenanceUpdate> find(UpdateId id) {
        return posted.stream().filter(update -> update.id().equals(id)).findFirst();
    }

    /** All but the notes, in the order in which they were true. */
    List<MaintenanceUpdate> told() {
        return posted.stream()
                .filter(update -> update.audience() == PUBLIC)
                .sorted(comparing(MaintenanceUpdate::occurredAt))
                .toList();
    }

    /** Where the maintenance stands, by the latest time and not by the latest telling. */
    MaintenanceUpdate last() {
        return told().getLast();
    }

    /** What the newest update by then says; before all of them, what the first says. */
    MaintenanceStatus statusAt(Instant time) {
        var told = told();
        return told.stream()
                .filter(update -> !update.occurredAt().isAfter(time))
                .reduce((_, next) -> next)
                .orElse(told.getFirst())
                .status();
    }

    private static MaintenanceUpdate corrected(MaintenanceUpdate update, MaintenanceUpdateCorrected correction) {
        return new MaintenanceUpdate(
                update.id(),
                update.status(),
                correction.message() == null ? update.message() : correction.message(),
                correction.components() == null ? update.components() : correction.components(),
                correction.occurredAt() == null ? update.occurredAt() : correction.occurredAt(),
                update.audience());
    }
}
