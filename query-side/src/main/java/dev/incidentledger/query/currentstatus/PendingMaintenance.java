package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that is announced or under way; {@code components} are those that whoever asks may see.
 *
 * @param scheduledFor as planned now; likewise {@code scheduledUntil}
 * @param startedAt when it really started; null before
 */
public record PendingMaintenance(
        MaintenanceId id,
        String title,
        MaintenanceStatus status,
        Audience audience,
        Instant scheduledFor,
        Instant scheduledUntil,
        @Nullable Instant startedAt,
        List<AffectedName> components) {

    static PendingMaintenance of(PendingRow maintenance, List<AffectedName> components) {
        return new PendingMaintenance(
                maintenance.maintenanceId(),
                maintenance.title(),
                maintenance.status(),
                maintenance.audience(),
                maintenance.scheduledFor(),
                maintenance.scheduledUntil(),
                maintenance.startedAt(),
                components);
    }
}
