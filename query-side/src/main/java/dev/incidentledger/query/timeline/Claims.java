package dev.incidentledger.query.timeline;

import static java.util.Comparator.comparingLong;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.IncidentClaims;
import dev.incidentledger.query.health.Told;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an incident says of components, each update as it reads now. Notes claim nothing. */
final class Claims {

    private record Recorded(long position, Told told) {}

    private Claims() {}

    static Impact worstImpactOf(IncidentHistory incident) {
        return IncidentClaims.ofTold(told(incident)).worstImpact();
    }

    static List<ClaimedComponent> of(IncidentHistory incident) {
        var components = new LinkedHashMap<ComponentId, AffectedComponent>();
        incident.told().stream()
                .flatMap(update -> update.components().stream())
                .forEach(component -> components.merge(component.id(), component, Claims::worse));
        var standing = standing(incident);
        return components.values().stream()
                .map(component -> new ClaimedComponent(
                        component.id(), component.name(), component.status(), standing.get(component.id())))
                .toList();
    }

    private static Map<ComponentId, ComponentStatus> standing(IncidentHistory incident) {
        if (incident.isRetracted()) {
            return Map.of();
        }
        return IncidentClaims.ofTold(told(incident)).all().stream()
                .filter(Claim::stands)
                .collect(Collectors.toMap(Claim::componentId, Claim::status));
    }

    private static List<Told> told(IncidentHistory incident) {
        var updates = incident.updates().stream()
                .filter(UpdateHistory::isTold)
                .map(update -> new Recorded(
                        update.position(), Told.update(update.status(), update.occurredAt(), update.components())));
        var recoveries = incident.recoveries().stream()
                .map(recovery -> new Recorded(
                        recovery.provenance().position(), Told.recovery(recovery.components(), recovery.occurredAt())));
        return Stream.concat(updates, recoveries)
                .sorted(comparingLong(Recorded::position))
                .map(Recorded::told)
                .toList();
    }

    private static AffectedComponent worse(AffectedComponent earlier, AffectedComponent later) {
        return new AffectedComponent(later.id(), ComponentStatus.worse(earlier.status(), later.status()), later.name());
    }
}
