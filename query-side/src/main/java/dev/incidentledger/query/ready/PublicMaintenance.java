package dev.incidentledger.query.ready;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.maintenance.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A maintenance that the public may see.
 *
 * @param publicId what it is called outside
 * @param history what the public may see of it; but see {@code components}
 * @param components what is planned for those that the public may know of, in place of all in the history's course
 * @param events all of them, with what their source said beyond them; not to be shown as they are
 */
public record PublicMaintenance(
        String publicId, MaintenanceHistory history, List<PlannedComponent> components, List<RecordedEvent> events) {

    static PublicMaintenance of(
            String publicId, MaintenanceHistory history, Set<ComponentId> internal, List<RecordedEvent> events) {
        return new PublicMaintenance(
                publicId,
                history,
                history.course().components().stream()
                        .filter(component -> !internal.contains(component.id()))
                        .toList(),
                events);
    }

    /** Whether it is announced or under way. */
    public boolean isPending() {
        return !history.course().status().isOver();
    }

    /** When its latest update was true. */
    public Instant latestDisplayAt() {
        return history.updates().getFirst().occurredAt();
    }

    /** Our ids of all that has one of its own in public. */
    static Stream<String> idsIn(MaintenanceHistory history) {
        return Stream.of(
                        Stream.of(history.id().value()),
                        history.updates().stream().map(update -> update.id().value()),
                        history.everNamed().map(ComponentId::value))
                .flatMap(ids -> ids);
    }
}
