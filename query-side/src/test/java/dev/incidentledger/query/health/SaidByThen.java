package dev.incidentledger.query.health;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCanceled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceReminded;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.VerificationStarted;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What a maintenance says of a component at one moment, looked up each time from all of its updates. */
final class SaidByThen {

    private final List<MaintenanceUpdate> told;

    SaidByThen(List<MaintenanceEvent> events) {
        var updates = new ArrayList<MaintenanceUpdate>();
        for (var event : events) {
            if (event instanceof MaintenanceUpdateCorrected correction) {
                updates.replaceAll(
                        update -> update.id().equals(correction.updateId()) ? of(update, correction) : update);
            } else if (updateOf(event) != null) {
                updates.add(updateOf(event));
            }
        }
        this.told = updates.stream()
                .filter(update -> update.audience() == Audience.PUBLIC)
                .sorted(Comparator.comparing(MaintenanceUpdate::occurredAt))
                .toList();
    }

    ComponentStatus of(ComponentId component, Instant moment) {
        var byThen = told.stream()
                .filter(update -> !update.occurredAt().isAfter(moment))
                .toList();
        if (byThen.stream().anyMatch(update -> update.status().isOver())) {
            return ComponentStatus.OPERATIONAL;
        }
        return byThen.stream()
                .filter(update -> update.status().isRunning())
                .flatMap(update -> update.components().stream())
                .filter(said -> said.id().equals(component))
                .reduce((_, last) -> last)
                .map(said -> said.status())
                .orElse(ComponentStatus.OPERATIONAL);
    }

    private static MaintenanceUpdate updateOf(MaintenanceEvent event) {
        return switch (event) {
            case MaintenanceScheduled e -> e.announcement();
            case MaintenanceRescheduled e -> e.update();
            case MaintenanceReminded e -> e.update();
            case MaintenanceStarted e -> e.update();
            case VerificationStarted e -> e.update();
            case MaintenanceCompleted e -> e.update();
            case MaintenanceCanceled e -> e.update();
            case MaintenanceUpdatePosted e -> e.update();
            default -> null;
        };
    }

    private static MaintenanceUpdate of(MaintenanceUpdate update, MaintenanceUpdateCorrected correction) {
        return new MaintenanceUpdate(
                update.id(),
                update.status(),
                update.message(),
                Objects.requireNonNull(correction.components()),
                Objects.requireNonNull(correction.occurredAt()),
                update.audience());
    }
}
