package dev.incidentledger.query.currentstatus;

import static java.util.Comparator.comparingInt;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import java.util.List;

/**
 * A group of components.
 *
 * @param position among groups and ungrouped components
 * @param components those that are not retired, in their order
 * @param version of the catalogue when the group last changed
 */
public record ComponentGroup(
        GroupId id, String name, int position, List<ComponentId> components, boolean retired, long version) {

    /** @param components those of other groups as well */
    static ComponentGroup of(GroupRow group, List<ComponentRow> components) {
        return new ComponentGroup(
                group.groupId(),
                group.name(),
                group.position(),
                components.stream()
                        .filter(component -> group.groupId().equals(component.groupId()))
                        .filter(component -> !component.retired())
                        .sorted(comparingInt(ComponentRow::position)
                                .thenComparing(
                                        component -> component.componentId().value()))
                        .map(ComponentRow::componentId)
                        .toList(),
                group.retired(),
                group.version());
    }
}
