package dev.incidentledger.query.health;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** One change to what an incident claims, as it reads after its corrections. */
public record Told(Turn turn, Instant occurredAt, List<AffectedComponent> components, Audience audience) {

    /** An update adds to what is claimed; a resolution first withdraws all of it. */
    public enum Turn {
        CLAIMS,
        WITHDRAWS
    }

    static Told of(Update update) {
        return new Told(
                update.status().isOpen() ? Turn.CLAIMS : Turn.WITHDRAWS,
                update.occurredAt(),
                update.components(),
                update.audience());
    }

    /** What said at {@code occurredAt} where an incident stands, and what it says of components. */
    public static Told update(UpdateStatus status, Instant occurredAt, List<AffectedComponent> components) {
        return new Told(status.isOpen() ? Turn.CLAIMS : Turn.WITHDRAWS, occurredAt, components, Audience.PUBLIC);
    }

    /** The end of what a resolved incident still claimed of these components. */
    public static Told recovery(List<ComponentId> components, Instant occurredAt) {
        var operational = components.stream()
                .map(id -> new AffectedComponent(id, ComponentStatus.OPERATIONAL, ""))
                .toList();
        return new Told(Turn.CLAIMS, occurredAt, operational, Audience.PUBLIC);
    }

    Told corrected(UpdateCorrected correction) {
        return new Told(
                turn,
                Objects.requireNonNullElse(correction.occurredAt(), occurredAt),
                Objects.requireNonNullElse(correction.components(), components),
                audience);
    }
}
