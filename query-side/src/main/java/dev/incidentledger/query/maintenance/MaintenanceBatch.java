package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.query.platform.EventRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one batch of events adds, and where it leaves each maintenance. */
final class MaintenanceBatch {

    /** @param first of the maintenance's events in the batch */
    private record Change(EventRow first, EventRow last, List<MaintenanceEvent> events) {

        Change then(Change later) {
            return new Change(first, later.last, later.events);
        }

        MaintenanceRow row() {
            return MaintenanceRow.of(events, first, last);
        }
    }

    private final List<EventRow> recorded = new ArrayList<>();
    private final Map<String, Change> changes = new LinkedHashMap<>();

    /** @param events all of the maintenance so far */
    void add(EventRow row, List<MaintenanceEvent> events) {
        recorded.add(row);
        changes.merge(row.aggregateId(), new Change(row, row, events), Change::then);
    }

    List<EventRow> recorded() {
        return recorded;
    }

    List<MaintenanceRow> rows() {
        return changes.values().stream().map(Change::row).toList();
    }
}
