package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.query.platform.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What an update said from the moment it was recorded until the next version. */
public record UpdateVersion(
        String message, List<AffectedComponent> components, Instant occurredAt, Provenance provenance) {

    public UpdateVersion {
        components = List.copyOf(components);
    }

    static UpdateVersion first(MaintenanceUpdate update, Provenance provenance) {
        return new UpdateVersion(update.message(), update.components(), update.occurredAt(), provenance);
    }

    UpdateVersion corrected(MaintenanceUpdateCorrected correction, Provenance provenance) {
        return new UpdateVersion(
                Objects.requireNonNullElse(correction.message(), message),
                Objects.requireNonNullElse(correction.components(), components),
                Objects.requireNonNullElse(correction.occurredAt(), occurredAt),
                provenance);
    }
}
