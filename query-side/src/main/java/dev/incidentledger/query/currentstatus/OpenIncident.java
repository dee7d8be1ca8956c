package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes on now; {@code components} are those that whoever asks may see. */
public record OpenIncident(
        IncidentId id,
        String title,
        UpdateStatus status,
        Impact impact,
        Audience audience,
        @Nullable String scope,
        @Nullable String originProvider,
        Instant startedAt,
        Instant firstDisplayAt,
        Instant latestDisplayAt,
        @Nullable Instant monitoringAt,
        List<AffectedName> components) {

    static OpenIncident of(IncidentRow incident, Audience reader, List<AffectedName> components) {
        var summary = incident.summary();
        return new OpenIncident(
                summary.incidentId(),
                summary.title(),
                summary.status(),
                incident.impactFor(reader),
                summary.audience(),
                summary.scope(),
                summary.originProvider(),
                summary.startedAt(),
                summary.firstDisplayAt(),
                summary.latestDisplayAt(),
                summary.monitoringAt(),
                components);
    }
}
