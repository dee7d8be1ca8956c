package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.health.MaintenanceCourse;
import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.maintenance.UpdateHistory;
import dev.incidentledger.query.ready.PublicMaintenance;
import java.util.List;

/**
 * A maintenance with all that is told of it.
 *
 * @param id as addresses hold it
 * @param names what components are called
 * @param concerned what those are called that the public may know of
 */
record Work(String id, MaintenanceHistory maintenance, ComponentNames names, List<String> concerned) {

    static Work of(PublicMaintenance maintenance, ComponentNames names) {
        return new Work(maintenance.publicId(), maintenance.history(), names, names.in(maintenance));
    }

    String path() {
        return "/incidents/" + id;
    }

    MaintenanceCourse course() {
        return maintenance.course();
    }

    UpdateHistory latest() {
        return maintenance.updates().getFirst();
    }

    News news() {
        return new News(course().title(), course().status(), latest().occurredAt());
    }
}
