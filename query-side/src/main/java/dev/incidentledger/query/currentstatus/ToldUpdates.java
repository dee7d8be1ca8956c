package dev.incidentledger.query.currentstatus;

import static java.util.Comparator.comparing;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an incident told, each update as it reads now. Notes are not told, so they are not here. */
final class ToldUpdates {

    private final List<Update> recorded = new ArrayList<>();
    private int lastTurn;

    void add(Update update) {
        if (update.audience() == Audience.PUBLIC) {
            recorded.add(update);
        }
    }

    /** Opens, resolves or reopens the incident. */
    void turn(Update update) {
        lastTurn = recorded.size();
        add(update);
    }

    void correct(UpdateCorrected correction) {
        recorded.replaceAll(
                update -> update.id().equals(correction.updateId()) ? corrected(update, correction) : update);
    }

    /** Where the latest update left it. */
    UpdateStatus status() {
        return isOpen()
                ? chronological(recorded.subList(lastTurn, recorded.size()))
                        .reduce((_, later) -> later)
                        .orElseThrow()
                        .status()
                : turned().status();
    }

    boolean isOpen() {
        return turned().status().isOpen();
    }

    Optional<Instant> resolvedAt() {
        return isOpen() ? Optional.empty() : Optional.of(turned().occurredAt());
    }

    /** The display time of the first monitoring update. */
    Optional<Instant> monitoringAt() {
        return times(recorded.stream().filter(update -> update.status() == UpdateStatus.MONITORING))
                .min(Instant::compareTo);
    }

    Instant firstDisplayAt() {
        return times(recorded.stream()).min(Instant::compareTo).orElseThrow();
    }

    Instant latestDisplayAt() {
        return times(recorded.stream()).max(Instant::compareTo).orElseThrow();
    }

    /** In the order in which the incident came to speak of them. */
    List<ComponentId> componentIds() {
        return chronological(recorded)
                .flatMap(update -> update.components().stream())
                .map(AffectedComponent::id)
                .distinct()
                .toList();
    }

    private Update turned() {
        return recorded.get(lastTurn);
    }

    /** Of two at the same time, the one recorded later comes later. */
    private static Stream<Update> chronological(List<Update> updates) {
        return updates.stream().sorted(comparing(Update::occurredAt));
    }

    private static Stream<Instant> times(Stream<Update> updates) {
        return updates.map(Update::occurredAt);
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
