package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.catalogue.GroupId;
import java.util.List;

/** A group of the page; its status is the worst of the components in it. */
record ShownGroup(GroupId id, String name, int position, ComponentStatus status, List<ShownComponent> components) {

    static ShownGroup of(ComponentGroup group, List<ShownComponent> components) {
        return new ShownGroup(
                group.id(),
                group.name(),
                group.position(),
                components.stream()
                        .map(ShownComponent::status)
                        .reduce(ComponentStatus.OPERATIONAL, ComponentStatus::worse),
                components);
    }
}
