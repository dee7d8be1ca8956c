package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.query.health.IncidentClaims;
import java.util.List;
import java.util.Set;

/** Leaves out of events what they say of some components. */
record Redaction(Set<ComponentId> components) {

    Redaction {
        components = Set.copyOf(components);
    }

    /** As if the incident had never spoken of these components. */
    Impact worstImpact(List<IncidentEvent> events) {
        return IncidentClaims.of(events.stream().map(this::apply).toList()).worstImpact();
    }

    private IncidentEvent apply(IncidentEvent event) {
        return switch (event) {
            case IncidentIdentified e ->
                new IncidentIdentified(
                        e.incidentId(),
                        e.title(),
                        e.startedAt(),
                        apply(e.opening()),
                        e.audience(),
                        e.scope(),
                        e.origin(),
                        e.impactOverride());
            case UpdatePosted e -> new UpdatePosted(e.incidentId(), apply(e.update()));
            case IncidentResolved e -> new IncidentResolved(e.incidentId(), apply(e.resolution()));
            case IncidentReopened e -> new IncidentReopened(e.incidentId(), apply(e.update()));
            case UpdateCorrected e ->
                new UpdateCorrected(
                        e.incidentId(),
                        e.updateId(),
                        e.message(),
                        e.occurredAt(),
                        e.status(),
                        e.components() == null ? null : apply(e.components()));
            case ComponentsRecovered e ->
                new ComponentsRecovered(
                        e.incidentId(),
                        e.components().stream()
                                .filter(id -> !components.contains(id))
                                .toList(),
                        e.occurredAt());
            case PostmortemAttached _,
                    ImpactOverridden _,
                    TitleCorrected _,
                    ImpactWindowEstablished _,
                    ReferenceLinked _,
                    IncidentPublished _,
                    IncidentRetracted _ -> event;
        };
    }

    private Update apply(Update update) {
        return new Update(
                update.id(),
                update.status(),
                update.message(),
                apply(update.components()),
                update.occurredAt(),
                update.nextUpdateBy(),
                update.audience());
    }

    private List<AffectedComponent> apply(List<AffectedComponent> affected) {
        return affected.stream()
                .filter(component -> !components.contains(component.id()))
                .toList();
    }
}
