package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.IncidentClaims;
import java.util.List;
import java.util.Set;

/** What an incident claims of components now, and what its claims ever amounted to. */
final class Claims {

    /** A claim that was not withdrawn yet, for those who may see the incident. */
    record StandingClaim(IncidentId incidentId, ComponentId componentId, ComponentStatus status, Audience audience) {}

    private Claims() {}

    static List<StandingClaim> standing(List<IncidentEvent> events, Audience audience) {
        return IncidentClaims.of(events).all().stream()
                .filter(Claim::stands)
                .map(claim -> new StandingClaim(
                        events.getFirst().incidentId(), claim.componentId(), claim.status(), audience))
                .toList();
    }

    /** As if the incident had never spoken of the internal components. */
    static Impact worstPublicImpact(List<IncidentEvent> events, Set<ComponentId> internal) {
        var redaction = new Redaction(internal);
        return IncidentClaims.of(events.stream().map(redaction::apply).toList()).worstImpact();
    }
}
