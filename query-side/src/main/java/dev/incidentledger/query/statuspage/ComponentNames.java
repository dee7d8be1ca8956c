package dev.incidentledger.query.statuspage;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.currentstatus.ComponentGroup;
import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.currentstatus.Standing;
import dev.incidentledger.query.ready.PublicMaintenance;
import dev.incidentledger.query.timeline.IncidentHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What components are called where they stand outside of their groups: of two with one name, with that of the group.
 *
 * @param qualified those that are called by more than their name
 */
record ComponentNames(Map<ComponentId, String> qualified) {

    static final ComponentNames AS_PUBLISHED = new ComponentNames(Map.of());

    ComponentNames {
        qualified = Map.copyOf(qualified);
    }

    static ComponentNames of(Standing standing) {
        var qualified = new HashMap<ComponentId, String>();
        var groups = standing.groups().stream().collect(toMap(ComponentGroup::id, ComponentGroup::name));
        var shown = standing.components().stream()
                .filter(component -> component.publicStatus() != null)
                .toList();
        var bearers = shown.stream().collect(groupingBy(ShownComponent::name, counting()));
        for (var component : shown) {
            var group = component.groupId() == null ? null : groups.get(component.groupId());
            if (group != null && bearers.getOrDefault(component.name(), 0L) > 1) {
                qualified.put(component.id(), group + " / " + component.name());
            }
        }
        return new ComponentNames(qualified);
    }

    /** Of all components that it speaks of. */
    List<String> in(IncidentHistory incident) {
        return incident.components().stream()
                .map(component -> of(component.id(), component.name()))
                .toList();
    }

    /** Of those that the public may know of. */
    List<String> in(PublicMaintenance maintenance) {
        return maintenance.components().stream()
                .map(component -> of(component.id(), component.name()))
                .toList();
    }

    /** @param published what it was called when that was told */
    String of(ComponentId id, String published) {
        return qualified.getOrDefault(id, published);
    }
}
