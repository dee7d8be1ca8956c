package dev.incidentledger.command.incident;

import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;

import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The updates of an incident in the order they were posted, each as it reads now. */
record Updates(List<Update> posted) {

    Updates {
        posted = List.copyOf(posted);
    }

    Updates and(Update update) {
        var all = new ArrayList<>(posted);
        all.add(update);
        return new Updates(all);
    }

    Updates corrected(UpdateCorrected correction) {
        return new Updates(posted.stream()
                .map(update -> update.id().equals(correction.updateId()) ? corrected(update, correction) : update)
                .toList());
    }

    Optional<Update> find(UpdateId id) {
        return posted.stream().filter(update -> update.id().equals(id)).findFirst();
    }

    /** All but the notes. */
    List<Update> told() {
        return posted.stream().filter(update -> update.audience() == PUBLIC).toList();
    }

    Update lastTold() {
        return told().getLast();
    }

    boolean isReopening(Update update) {
        var told = told();
        int place = told.indexOf(update);
        return place > 0 && update.status().isOpen() && told.get(place - 1).status() == RESOLVED;
    }

    /** What the newest update by then says; before all of them, what the first says. */
    UpdateStatus statusAt(Instant time) {
        var told = sinceLastOpened();
        return told.stream()
                .filter(update -> !update.occurredAt().isAfter(time))
                .reduce((one, next) -> next.occurredAt().isBefore(one.occurredAt()) ? one : next)
                .orElse(told.getFirst())
                .status();
    }

    private List<Update> sinceLastOpened() {
        var told = told();
        var statuses = told.stream().map(Update::status).toList();
        return told.subList(statuses.lastIndexOf(RESOLVED) + 1, told.size());
    }

    private static Update corrected(Update update, UpdateCorrected correction) {
        return new Update(
                update.id(),
                correction.status() == null ? update.status() : correction.status(),
                correction.message() == null ? update.message() : correction.message(),
                correction.components() == null ? update.components() : correction.components(),
                correction.occurredAt() == null ? update.occurredAt() : correction.occurredAt(),
                update.nextUpdateBy(),
                update.audience());
    }
}
