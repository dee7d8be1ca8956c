package dev.incidentledger.query.maintenance;

import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.KeptRows;
import dev.incidentledger.query.platform.RowsBySource;
import java.io.IOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the maintenances as they are listed. */
@Component
class MaintenancesModel implements ExportedModel {

    private final RowsBySource rows;

    MaintenancesModel(JdbcClient db) {
        var kept = new KeptRows<>(
                db, "query.maintenance_v2", "maintenance_id", ToldMaintenance.class, ToldMaintenance.IN_ORDER);
        this.rows = new RowsBySource(kept, DerivedMaintenances::new);
    }

    @Override
    public String name() {
        return DerivedMaintenances.MODEL;
    }

    @Override
    public String projection() {
        return MaintenancesProjection.GROUP;
    }

    @Override
    public Optional<Unreadable> write(Log log, Lines lines) throws IOException {
        return rows.write(log, lines);
    }
}
