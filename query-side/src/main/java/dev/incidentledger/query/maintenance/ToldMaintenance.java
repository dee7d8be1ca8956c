package dev.incidentledger.query.maintenance;

import static java.util.Comparator.comparing;

import dev.incidentledger.query.platform.ToldRow;
import dev.incidentledger.query.platform.ToldRows;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an export of the log tells of a maintenance: its {@link MaintenanceRow}.
 *
 * @param components whatever JSON stands there
 */
record ToldMaintenance(
        String maintenanceId,
        String title,
        String status,
        String audience,
        Instant scheduledFor,
        Instant scheduledUntil,
        boolean automaticStart,
        boolean automaticCompletion,
        @Nullable Integer reminderMinutes,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant canceledAt,
        Instant latestDisplayAt,
        Object components,
        List<String> componentIds,
        Instant createdAt,
        Instant updatedAt,
        long version,
        long position)
        implements ToldRow {

    static final Comparator<ToldMaintenance> IN_ORDER = comparing(ToldMaintenance::maintenanceId);

    static ToldMaintenance of(MaintenanceRow row) {
        return ToldRows.of(row, ToldMaintenance.class);
    }

    @Override
    public String source() {
        return maintenanceId;
    }
}
