package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.health.IncidentClaims;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident stands, in one row. Nothing in it depends on notes or on drafts of a postmortem.
 *
 * @param originProvider null when the trouble is our own
 * @param impactOverride null when the derived impact stands
 * @param componentIds those it speaks of, internal ones included
 * @param firstDisplayAt when its first update was true
 * @param latestDisplayAt when its latest update, or its published postmortem, was true
 */
record IncidentSummary(
        IncidentId incidentId,
        String title,
        UpdateStatus status,
        Audience audience,
        boolean retracted,
        @Nullable String scope,
        @Nullable String originProvider,
        Impact derivedImpact,
        @Nullable Impact impactOverride,
        List<ComponentId> componentIds,
        Instant startedAt,
        Instant firstDisplayAt,
        Instant latestDisplayAt,
        @Nullable Instant monitoringAt,
        @Nullable Instant resolvedAt) {

    IncidentSummary {
        componentIds = List.copyOf(componentIds);
    }

    /** @param events all of one incident, in order; never empty */
    static IncidentSummary of(List<IncidentEvent> events) {
        var fold = new IncidentFold();
        events.forEach(fold::add);
        return fold.summary(IncidentClaims.of(events).worstImpact());
    }
}
