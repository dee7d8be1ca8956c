package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.query.health.MaintenanceCourse;
import dev.incidentledger.query.platform.JsonRows;
import java.util.Map;

/** Writes the maintenances that are not over; the others have no row. */
final class MaintenanceTable {

    private final ProjectionDatabase db;

    MaintenanceTable(ProjectionDatabase db) {
        this.db = db;
    }

    void write(Map<MaintenanceId, MaintenanceCourse> maintenances) {
        if (maintenances.isEmpty()) {
            return;
        }
        var pending = maintenances.entrySet().stream()
                .flatMap(maintenance -> PendingRow.of(maintenance.getKey(), maintenance.getValue()).stream())
                .toList();
        db.sql("""
                        with pending as (
                            select * from jsonb_populate_recordset(null::query.pending_maintenance_v1, ?::jsonb)
                        ), over as (
                            delete from query.pending_maintenance_v1
                            where maintenance_id = any (?)
                            and maintenance_id not in (select maintenance_id from pending)
                        )
                        insert into query.pending_maintenance_v1
                        select * from pending
                        on conflict (maintenance_id) do update
                        set title = excluded.title,
                            status = excluded.status,
                            scheduled_for = excluded.scheduled_for,
                            scheduled_until = excluded.scheduled_until,
                            started_at = excluded.started_at,
                            component_ids = excluded.component_ids
                        """)
                .param(JsonRows.write(pending))
                .param(maintenances.keySet().stream().map(MaintenanceId::value).toArray(String[]::new))
                .update();
    }
}
