package dev.incidentledger.command.imports;

import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;
import static java.util.Comparator.comparing;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.UpdateStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * What readers will make of the updates once they are recorded. What the source says beyond that has to be recorded too.
 *
 * @param told without the postmortem, in the order in which they were written
 */
record Retelling(List<SourceUpdate<UpdateStatus>> told, boolean hasPostmortem) {

    static Retelling of(List<SourceUpdate<UpdateStatus>> updates) {
        return new Retelling(
                updates.stream().filter(update -> !update.isPostmortem()).toList(),
                !updates.isEmpty() && updates.getLast().isPostmortem());
    }

    UpdateStatus status() {
        if (told.getLast().status() == RESOLVED) {
            return hasPostmortem ? UpdateStatus.POSTMORTEM : RESOLVED;
        }
        return inOrder(sinceOpened()).getLast().status();
    }

    Optional<SourceTime> resolvedAt() {
        return Optional.of(told.getLast())
                .filter(update -> update.status() == RESOLVED)
                .map(SourceUpdate::displayAt);
    }

    Optional<SourceTime> monitoringAt() {
        return inOrder(told).stream()
                .filter(update -> update.status() == MONITORING)
                .findFirst()
                .map(SourceUpdate::displayAt);
    }

    /** The worst that the components ever amounted to together. */
    Impact derivedImpact() {
        var statuses = new HashMap<ComponentId, ComponentStatus>();
        var worst = Impact.NONE;
        for (var update : inOrder(told)) {
            if (update.status() == RESOLVED) {
                statuses.replaceAll((_, _) -> OPERATIONAL);
            }
            update.components().forEach(component -> statuses.put(component.id(), component.status()));
            worst = Impact.worse(worst, amountTo(statuses.values()));
        }
        return worst;
    }

    private static Impact amountTo(Collection<ComponentStatus> statuses) {
        var worst = statuses.stream().max(ComponentStatus::compareTo).orElse(OPERATIONAL);
        boolean all = statuses.stream().allMatch(worst::equals);
        return switch (worst) {
            case OPERATIONAL -> Impact.NONE;
            case UNDER_MAINTENANCE -> Impact.MAINTENANCE;
            case DEGRADED_PERFORMANCE -> Impact.MINOR;
            case PARTIAL_OUTAGE -> all ? Impact.MAJOR : Impact.MINOR;
            case MAJOR_OUTAGE -> all ? Impact.CRITICAL : Impact.MAJOR;
        };
    }

    private List<SourceUpdate<UpdateStatus>> sinceOpened() {
        var statuses = told.stream().map(SourceUpdate::status).toList();
        return told.subList(statuses.lastIndexOf(RESOLVED) + 1, told.size());
    }

    private static List<SourceUpdate<UpdateStatus>> inOrder(List<SourceUpdate<UpdateStatus>> updates) {
        return updates.stream()
                .sorted(comparing(update -> update.displayAt().at()))
                .toList();
    }
}
