package dev.incidentledger.query.outages;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.health.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Claims as their table has them. */
final class ClaimRows {

    static final String COLUMNS =
            "basis, source_id, component_id, status, from_at, to_at, window_known, agreed_from, agreed_until";

    private ClaimRows() {}

    static SourcedClaim read(ResultSet row, int number) throws SQLException {
        var agreedFrom = instant(row, "agreed_from");
        var agreedUntil = instant(row, "agreed_until");
        var from = row.getObject("from_at", OffsetDateTime.class).toInstant();
        return new SourcedClaim(
                Basis.valueOf(row.getString("basis").toUpperCase(Locale.ROOT)),
                row.getString("source_id"),
                new Claim(
                        new ComponentId(row.getString("component_id")),
                        status(row.getString("status")),
                        from,
                        instant(row, "to_at")),
                row.getBoolean("window_known"),
                agreedFrom == null || agreedUntil == null ? null : new AgreedWindow(agreedFrom, agreedUntil));
    }

    static ComponentStatus status(String name) {
        return ComponentStatus.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
