package dev.incidentledger.query.promises;

import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.KeptRows;
import dev.incidentledger.query.platform.RowsBySource;
import java.io.IOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the promises of incidents, and what came of them. */
@Component
class PromisesModel implements ExportedModel {

    private final RowsBySource rows;

    PromisesModel(JdbcClient db) {
        var kept = new KeptRows<>(db, "query.promise_v3", "incident_id", ToldPromise.class, ToldPromise.IN_ORDER);
        this.rows = new RowsBySource(kept, DerivedPromises::new);
    }

    @Override
    public String name() {
        return DerivedPromises.MODEL;
    }

    @Override
    public String projection() {
        return PromisesProjection.GROUP;
    }

    @Override
    public Optional<Unreadable> write(Log log, Lines lines) throws IOException {
        return rows.write(log, lines);
    }
}
