package dev.incidentledger.query.currentstatus;

import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.KeptRows;
import dev.incidentledger.query.platform.RowsBySource;
import java.io.IOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells in which status each incident and maintenance says that components are: what their status is the worst of. */
@Component
class StatusesModel implements ExportedModel {

    private final RowsBySource rows;

    StatusesModel(JdbcClient db) {
        var kept = new KeptRows<>(db, "query.claim_v1", "source_id", ToldStatus.class, ToldStatus.IN_ORDER);
        this.rows = new RowsBySource(kept, DerivedStatuses::new);
    }

    @Override
    public String name() {
        return DerivedStatuses.MODEL;
    }

    @Override
    public String projection() {
        return CurrentStatusProjection.GROUP;
    }

    @Override
    public Optional<Unreadable> write(Log log, Lines lines) throws IOException {
        return rows.write(log, lines);
    }
}
