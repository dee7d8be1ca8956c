package dev.incidentledger.query.currentstatus;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One incident of the list, for operators.
 *
 * @param impact the override where there is one, else the derived impact
 * @param firstDisplayAt when its first update was true
 * @param latestDisplayAt when its latest update was true: the list's order
 * @param createdAt when it was recorded; likewise {@code updatedAt} for its newest event
 */
record ListedIncident(
        IncidentId id,
        String title,
        UpdateStatus status,
        Impact impact,
        Impact derivedImpact,
        @Nullable Impact impactOverride,
        Audience audience,
        @Nullable String scope,
        @Nullable String originProvider,
        Instant startedAt,
        Instant firstDisplayAt,
        Instant latestDisplayAt,
        @Nullable Instant monitoringAt,
        @Nullable Instant resolvedAt,
        List<AffectedName> components,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** @param names of components as they are called now; one that has none is not told */
    static ListedIncident of(IncidentRow incident, Map<ComponentId, String> names) {
        var summary = incident.summary();
        return new ListedIncident(
                summary.incidentId(),
                summary.title(),
                summary.status(),
                incident.impactFor(Audience.INTERNAL),
                summary.derivedImpact(),
                summary.impactOverride(),
                summary.audience(),
                summary.scope(),
                summary.originProvider(),
                summary.startedAt(),
                summary.firstDisplayAt(),
                summary.latestDisplayAt(),
                summary.monitoringAt(),
                summary.resolvedAt(),
                summary.componentIds().stream()
                        .filter(names::containsKey)
                        .map(id -> new AffectedName(id, requireNonNull(names.get(id))))
                        .toList(),
                incident.createdAt(),
                incident.updatedAt(),
                incident.version());
    }
}
