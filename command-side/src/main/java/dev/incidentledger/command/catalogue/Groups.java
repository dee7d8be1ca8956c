package dev.incidentledger.command.catalogue;

import static dev.incidentledger.command.platform.RejectionCode.GROUP_NOT_EMPTY;
import static dev.incidentledger.command.platform.RejectionCode.GROUP_NOT_FOUND;
import static dev.incidentledger.command.platform.RejectionCode.GROUP_RETIRED;

import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseGroup;
import dev.incidentledger.command.catalogue.CatalogueState.Group;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRetired;
import dev.incidentledger.events.catalogue.GroupId;
import java.util.ArrayList;
import java.util.List;

/** The rules of groups. */
final class Groups {

    private Groups() {}

    static List<CatalogueEvent> register(CatalogueState state, RegisterGroup c) {
        if (state.groups().containsKey(c.groupId())) {
            return List.of();
        }
        requireFree(state, c.groupId(), c.name());
        int position = c.position() == null ? Places.last(state, null) : c.position();
        return List.of(new GroupRegistered(c.groupId(), c.name(), position));
    }

    static List<CatalogueEvent> revise(CatalogueState state, ReviseGroup c) {
        var group = live(state, c.groupId());
        var events = new ArrayList<CatalogueEvent>();
        if (c.name() != null && !c.name().equals(group.name())) {
            requireFree(state, c.groupId(), c.name());
            events.add(new GroupRenamed(c.groupId(), c.name()));
        }
        if (c.position() != null && c.position() != group.position()) {
            events.add(new GroupMoved(c.groupId(), c.position()));
        }
        return List.copyOf(events);
    }

    static List<CatalogueEvent> retire(CatalogueState state, RetireGroup c) {
        if (find(state, c.groupId()).retired()) {
            return List.of();
        }
        if (state.liveIn(c.groupId()).findAny().isPresent()) {
            throw new Rejected(
                    GROUP_NOT_EMPTY,
                    "Group %s still holds components; move or retire them first".formatted(c.groupId()));
        }
        return List.of(new GroupRetired(c.groupId()));
    }

    private static Group live(CatalogueState state, GroupId id) {
        var group = find(state, id);
        if (group.retired()) {
            throw new Rejected(GROUP_RETIRED, "Group %s is retired for good; register a new one".formatted(id));
        }
        return group;
    }

    private static Group find(CatalogueState state, GroupId id) {
        var group = state.groups().get(id);
        if (group == null) {
            throw new Rejected(GROUP_NOT_FOUND, "There is no group %s".formatted(id));
        }
        return group;
    }

    private static void requireFree(CatalogueState state, GroupId id, String name) {
        Names.requireFree(
                name,
                state.liveGroups()
                        .filter(entry -> !entry.getKey().equals(id))
                        .map(entry -> entry.getValue().name()));
    }
}
