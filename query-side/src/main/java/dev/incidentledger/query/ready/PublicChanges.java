package dev.incidentledger.query.ready;

import dev.incidentledger.events.catalogue.ComponentId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When something that the public may know of was last recorded. What is done to what is internal is not in it. */
final class PublicChanges {

    private final StatusChanges ofComponents = new StatusChanges();
    private @Nullable Instant newest;

    /** Retractions count too. */
    void enter(PublicIncident incident) {
        enter(incident.history().latest().recordedAt());
        ofComponents.enterIncident(incident.events());
    }

    void enter(PublicMaintenance maintenance) {
        enter(maintenance.history().latest().recordedAt());
        ofComponents.enterMaintenance(maintenance.events());
    }

    /** Empty when nothing was ever told. */
    Optional<Instant> newest() {
        return Optional.ofNullable(newest);
    }

    /** When the status of a component last changed, by component. */
    Map<ComponentId, Instant> ofComponents() {
        return ofComponents.latest();
    }

    private void enter(Instant recordedAt) {
        newest = newest == null || recordedAt.isAfter(newest) ? recordedAt : newest;
    }
}
