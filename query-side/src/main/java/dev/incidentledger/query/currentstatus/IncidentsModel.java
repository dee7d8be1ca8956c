package dev.incidentledger.query.currentstatus;

import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.KeptRows;
import dev.incidentledger.query.platform.RowsBySource;
import java.io.IOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the incidents as they are listed. */
@Component
class IncidentsModel implements ExportedModel {

    private final RowsBySource rows;

    IncidentsModel(JdbcClient db) {
        var kept = new KeptRows<>(db, "query.incident_v1", "incident_id", ToldIncident.class, ToldIncident.IN_ORDER);
        this.rows = new RowsBySource(kept, DerivedIncidents::new);
    }

    @Override
    public String name() {
        return DerivedIncidents.MODEL;
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
