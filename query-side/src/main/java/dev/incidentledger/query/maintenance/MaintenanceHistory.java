package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.events.maintenance.Schedule;
import dev.incidentledger.query.health.MaintenanceCourse;
import dev.incidentledger.query.platform.Provenance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that was recorded of a maintenance.
 *
 * @param course where it stands
 * @param reschedulings in the order in which they were recorded; likewise the other revisions
 * @param updates newest first, notes included
 * @param latest of its newest event
 */
public record MaintenanceHistory(
        MaintenanceId id,
        MaintenanceCourse course,
        List<Revision<Schedule>> reschedulings,
        List<Revision<String>> renamings,
        List<Revision<List<PlannedComponent>>> componentRevisions,
        List<UpdateHistory> updates,
        Provenance latest) {

    /** @param recorded in order; empty when there is no such maintenance */
    public static Optional<MaintenanceHistory> of(List<RecordedEvent> recorded) {
        if (recorded.isEmpty()) {
            return Optional.empty();
        }
        var fold =
                new MaintenanceFold((MaintenanceScheduled) recorded.getFirst().event());
        recorded.forEach(each -> fold.add(each.event(), each.provenance()));
        return Optional.of(new MaintenanceHistory(
                recorded.getFirst().event().maintenanceId(),
                MaintenanceCourse.of(recorded.stream().map(RecordedEvent::event).toList()),
                fold.reschedulings(),
                fold.renamings(),
                fold.componentRevisions(),
                fold.updates().stream().sorted(UpdateHistory.NEWEST_FIRST).toList(),
                recorded.getLast().provenance()));
    }

    /** What the public may see of it; empty when that is nothing. */
    public Optional<MaintenanceHistory> publicView(Set<ComponentId> internalComponents) {
        return course.audience() == Audience.INTERNAL
                ? Optional.empty()
                : Optional.of(new PublicView(this, internalComponents).view());
    }

    /** All components that it ever planned or spoke of, those included of which the public must not know. */
    public Stream<ComponentId> everNamed() {
        var revised = componentRevisions.stream()
                .flatMap(revision -> Stream.concat(revision.before().stream(), revision.after().stream()));
        return Stream.concat(course.components().stream(), revised)
                .map(PlannedComponent::id)
                .distinct();
    }
}
