package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.MaintenanceCourse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A component that the work affects.
 *
 * @param name as it was published
 * @param claim what the maintenance says of it now; null where it says nothing
 */
record ClaimedComponent(
        ComponentId id, String name, @Nullable ComponentStatus claim) {

    static List<ClaimedComponent> of(MaintenanceCourse course) {
        var standing = course.claims().stream()
                .filter(Claim::stands)
                .collect(Collectors.toMap(Claim::componentId, Claim::status));
        return course.components().stream()
                .map(component -> of(component, standing))
                .toList();
    }

    private static ClaimedComponent of(PlannedComponent component, Map<ComponentId, ComponentStatus> standing) {
        return new ClaimedComponent(component.id(), component.name(), standing.get(component.id()));
    }
}
