package dev.incidentledger.query.evidence;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;

/**
 * One incident of the list for auditors, retracted and internal ones among them.
 *
 * @param createdAt when it was recorded: the list's order
 * @param updatedAt when its newest event was recorded
 * @param events how many were recorded of it
 * @param corrections how many of them changed what an update or the title had said
 */
public record AuditedIncident(
        IncidentId incidentId,
        String title,
        UpdateStatus status,
        Audience audience,
        boolean retracted,
        Instant createdAt,
        Instant updatedAt,
        long events,
        long corrections) {}
