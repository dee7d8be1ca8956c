package dev.incidentledger.query.publicapi;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.maintenance.MaintenanceQueries;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.timeline.TimelineQueries;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Maintenances in v2's JSON, many at a time. */
@Component
class V2Maintenances {

    private final MaintenanceQueries maintenances;
    private final TimelineQueries timeline;
    private final V2Ids ids;
    private final V2Page page;

    V2Maintenances(MaintenanceQueries maintenances, TimelineQueries timeline, V2Ids ids, StatusPage page) {
        this.maintenances = maintenances;
        this.timeline = timeline;
        this.ids = ids;
        this.page = V2Page.of(page);
    }

    /** Those of them that are public, in their order. */
    List<ObjectNode> of(List<MaintenanceId> wanted, V2Components shown) {
        var recorded = maintenances.recorded(wanted);
        var internal = timeline.internalComponents();
        var found = wanted.stream()
                .flatMap(id -> Stream.ofNullable(recorded.get(id)))
                .flatMap(events -> MaintenanceHistory.of(events)
                        .flatMap(history -> history.publicView(internal))
                        .map(history -> new V2Maintenance(history, known(history, internal), events, page))
                        .stream())
                .toList();
        var names = ids.of(found.stream().flatMap(V2Maintenance::ids).distinct().toList());
        return found.stream().map(maintenance -> maintenance.json(names, shown)).toList();
    }

    private static List<PlannedComponent> known(MaintenanceHistory maintenance, Set<ComponentId> internal) {
        return maintenance.course().components().stream()
                .filter(component -> !internal.contains(component.id()))
                .toList();
    }
}
