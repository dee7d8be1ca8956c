package dev.incidentledger.query.uptime;

import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.KeptRows;
import dev.incidentledger.query.platform.RowsBySource;
import java.io.IOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells what was claimed of components in public, and when: what uptime is made of. */
@Component
class ClaimsModel implements ExportedModel {

    private final RowsBySource rows;

    ClaimsModel(JdbcClient db) {
        var kept = new KeptRows<>(db, "query.uptime_claim_v1", "source_id", ToldClaim.class, ToldClaim.IN_ORDER);
        this.rows = new RowsBySource(kept, DerivedClaims::new);
    }

    @Override
    public String name() {
        return DerivedClaims.MODEL;
    }

    @Override
    public String projection() {
        return UptimeProjection.GROUP;
    }

    @Override
    public Optional<Unreadable> write(Log log, Lines lines) throws IOException {
        return rows.write(log, lines);
    }
}
