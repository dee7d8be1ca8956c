package dev.incidentledger.query.uptime;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that say no more than when a component was in which status. */
final class Outages {

    private Outages() {}

    static IncidentId incident(int number) {
        return new IncidentId(IncidentId.PREFIX + "%026d".formatted(number));
    }

    static ComponentId component(int number) {
        return new ComponentId(ComponentId.PREFIX + "%026d".formatted(number));
    }

    /** @param start the first day that counts; null when every day does */
    static ComponentRegistered registered(ComponentId id, @Nullable LocalDate start) {
        return new ComponentRegistered(id, "Component " + id, null, 1, null, start, true, false, Audience.PUBLIC);
    }

    static IncidentEvent identified(
            IncidentId id, Audience audience, ComponentId component, ComponentStatus status, Instant at) {
        var opening = update(UpdateStatus.INVESTIGATING, at, List.of(new AffectedComponent(component, status, "Name")));
        return new IncidentIdentified(id, "Outage", at, opening, audience, null, null, null);
    }

    static IncidentEvent identified(IncidentId id, ComponentId component, ComponentStatus status, Instant at) {
        return identified(id, Audience.PUBLIC, component, status, at);
    }

    static IncidentEvent resolved(IncidentId id, Instant at) {
        return new IncidentResolved(id, update(UpdateStatus.RESOLVED, at, List.of()));
    }

    private static Update update(UpdateStatus status, Instant at, List<AffectedComponent> components) {
        return new Update(UpdateId.next(), status, "Message", components, at, null, Audience.PUBLIC);
    }
}
