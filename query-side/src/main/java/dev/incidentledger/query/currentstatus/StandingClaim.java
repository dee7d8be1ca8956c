package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.ClaimingSources;
import dev.incidentledger.query.health.IncidentClaims;
import dev.incidentledger.query.health.MaintenanceCourse;
import java.util.List;
import java.util.stream.Stream;

/**
 * A claim that was not withdrawn yet, for those who may see its source.
 *
 * @param sourceId the incident or maintenance that makes it
 */
record StandingClaim(String sourceId, ComponentId componentId, ComponentStatus status, Audience audience) {

    boolean isPublic() {
        return audience == Audience.PUBLIC;
    }

    /** @param events all of one incident, in order; never empty */
    static Stream<StandingClaim> of(List<IncidentEvent> events) {
        var claims = IncidentClaims.of(events);
        return standing(events.getFirst().incidentId().value(), claims.audience(), claims.all());
    }

    static Stream<StandingClaim> of(MaintenanceId id, MaintenanceCourse course) {
        return standing(id.value(), course.audience(), course.claims());
    }

    static Stream<StandingClaim> of(ClaimingSources.Source source) {
        return standing(source.id(), source.audience(), source.claims());
    }

    private static Stream<StandingClaim> standing(String source, Audience audience, List<Claim> claims) {
        return claims.stream()
                .filter(Claim::stands)
                .map(claim -> new StandingClaim(source, claim.componentId(), claim.status(), audience));
    }
}
