package dev.incidentledger.query.maintenance;

import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.JsonRows;
import java.util.List;

/** Writes maintenances and their events, with one statement for each table, however large the batch. */
final class MaintenanceTables {

    private final ProjectionDatabase db;

    MaintenanceTables(ProjectionDatabase db) {
        this.db = db;
    }

    void writeEvents(List<EventRow> rows) {
        db.copyInto("query.maintenance_event_v2", EventRow.COLUMNS, rows, EventRow::write);
    }

    void writeMaintenances(List<MaintenanceRow> rows) {
        db.sql("""
                        insert into query.maintenance_v2 (
                            maintenance_id, title, status, audience, scheduled_for, scheduled_until, automatic_start,
                            automatic_completion, reminder_minutes, started_at, completed_at, canceled_at, latest_display_at, components,
                            component_ids, created_at, updated_at, version, position)
                        select maintenance_id, title, status, audience, scheduled_for, scheduled_until, automatic_start,
                            automatic_completion, reminder_minutes, started_at, completed_at, canceled_at, latest_display_at, components,
                            component_ids, created_at, updated_at, version, position
                        from jsonb_populate_recordset(null::query.maintenance_v2, ?::jsonb)
                        on conflict (maintenance_id) do update
                        set title = excluded.title,
                            status = excluded.status,
                            scheduled_for = excluded.scheduled_for,
                            scheduled_until = excluded.scheduled_until,
                            automatic_start = excluded.automatic_start,
                            automatic_completion = excluded.automatic_completion,
                            reminder_minutes = excluded.reminder_minutes,
                            started_at = excluded.started_at,
                            completed_at = excluded.completed_at,
                            canceled_at = excluded.canceled_at,
                            latest_display_at = excluded.latest_display_at,
                            components = excluded.components,
                            component_ids = excluded.component_ids,
                            updated_at = excluded.updated_at,
                            version = excluded.version,
                            position = excluded.position
                        """).param(JsonRows.write(rows)).update();
    }
}
