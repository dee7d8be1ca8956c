package dev.incidentledger.query.ready;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.query.currentstatus.Standing;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What any page may call components by: when it changes, so may every page, however old what it tells. */
record ComponentNaming(Set<Component> components, Map<GroupId, String> groups) {

    /** @param isShown whether it may be named at all */
    record Component(ComponentId id, String name, @Nullable GroupId group, boolean isShown) {}

    static ComponentNaming of(Standing standing) {
        return new ComponentNaming(
                standing.components().stream()
                        .map(component -> new Component(
                                component.id(),
                                component.name(),
                                component.groupId(),
                                component.publicStatus() != null))
                        .collect(toSet()),
                standing.groups().stream().collect(toMap(group -> group.id(), group -> group.name())));
    }
}
