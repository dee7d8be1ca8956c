package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.platform.Provenance;
import java.time.Instant;
import java.util.List;

/** What an update said from the moment it was recorded until the next version. */
public record UpdateVersion(
        UpdateStatus status,
        String message,
        List<AffectedComponent> components,
        Instant occurredAt,
        Provenance provenance) {

    public UpdateVersion {
        components = List.copyOf(components);
    }

    static UpdateVersion first(Update update, Provenance provenance) {
        return new UpdateVersion(
                update.status(), update.message(), update.components(), update.occurredAt(), provenance);
    }

    UpdateVersion corrected(UpdateCorrected correction, Provenance provenance) {
        return new UpdateVersion(
                correction.status() == null ? status : correction.status(),
                correction.message() == null ? message : correction.message(),
                correction.components() == null ? components : correction.components(),
                correction.occurredAt() == null ? occurredAt : correction.occurredAt(),
                provenance);
    }

    UpdateVersion recordedAs(Provenance other) {
        return new UpdateVersion(status, message, components, occurredAt, other);
    }

    boolean saysTheSameAs(UpdateVersion other) {
        return equals(other.recordedAs(provenance));
    }
}
