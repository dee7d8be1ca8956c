package dev.incidentledger.query.currentstatus;

import static java.util.Comparator.comparing;

import dev.incidentledger.query.platform.ToldRow;
import dev.incidentledger.query.platform.ToldRows;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an export of the log tells of an incident: its {@link IncidentRow}, but for its impact as the public sees it, which
 * components decide as well.
 */
record ToldIncident(
        String incidentId,
        String title,
        String status,
        String audience,
        boolean retracted,
        @Nullable String scope,
        @Nullable String originProvider,
        String derivedImpact,
        @Nullable String impactOverride,
        List<String> componentIds,
        Instant startedAt,
        Instant firstDisplayAt,
        Instant latestDisplayAt,
        @Nullable Instant monitoringAt,
        @Nullable Instant resolvedAt,
        Instant createdAt,
        Instant updatedAt,
        long version,
        long position)
        implements ToldRow {

    static final Comparator<ToldIncident> IN_ORDER = comparing(ToldIncident::incidentId);

    static ToldIncident of(IncidentRow row) {
        return ToldRows.of(row, ToldIncident.class);
    }

    @Override
    public String source() {
        return incidentId;
    }
}
