package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.List;
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
        long version) {}
