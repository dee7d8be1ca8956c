package dev.incidentledger.query.ready;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.maintenance.PlannedComponent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When something that the public may know of was last recorded. What is internal, and whatever is done to it, is not in it. */
final class PublicChanges {

    private final Map<ComponentId, Instant> ofComponents = new HashMap<>();
    private @Nullable Instant newest;

    /** Retractions count too. */
    void enter(PublicIncident incident) {
        var history = incident.history();
        var recordedAt = history.latest().recordedAt();
        enter(recordedAt);
        enter(
                recordedAt,
                history.updates().stream()
                        .flatMap(update -> update.components().stream())
                        .map(AffectedComponent::id));
    }

    /** What is merely announced does not change a component. */
    void enter(PublicMaintenance maintenance) {
        var recordedAt = maintenance.history().latest().recordedAt();
        enter(recordedAt);
        if (maintenance.history().course().startedAt().isPresent()) {
            enter(recordedAt, maintenance.components().stream().map(PlannedComponent::id));
        }
    }

    /** Empty when nothing was ever told. */
    Optional<Instant> newest() {
        return Optional.ofNullable(newest);
    }

    /** By component, those of which nothing was ever told left out. */
    Map<ComponentId, Instant> ofComponents() {
        return Map.copyOf(ofComponents);
    }

    private void enter(Instant recordedAt) {
        newest = newest == null ? recordedAt : later(newest, recordedAt);
    }

    private void enter(Instant recordedAt, Stream<ComponentId> components) {
        components.forEach(component -> ofComponents.merge(component, recordedAt, PublicChanges::later));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
