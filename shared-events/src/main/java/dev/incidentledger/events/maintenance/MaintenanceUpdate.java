package dev.incidentledger.events.maintenance;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateId;
import java.time.Instant;
import java.util.List;

/**
 * One thing said about a maintenance.
 *
 * @param status where the maintenance stands after it; it may repeat the one before
 * @param message Markdown
 * @param components what it claims of components from now on, which stands while the maintenance runs; empty when it
 *     says nothing of them
 * @param occurredAt when it was true, and the time displayed; UTC, whole microseconds
 * @param audience internal for a note, which neither moves the maintenance nor claims anything
 */
public record MaintenanceUpdate(
        UpdateId id,
        MaintenanceStatus status,
        String message,
        List<AffectedComponent> components,
        Instant occurredAt,
        Audience audience) {

    public MaintenanceUpdate {
        components = List.copyOf(components);
    }
}
