package dev.incidentledger.command.catalogue;

import static dev.incidentledger.command.platform.RejectionCode.COMPONENT_NOT_FOUND;
import static dev.incidentledger.command.platform.RejectionCode.COMPONENT_RETIRED;
import static dev.incidentledger.command.platform.RejectionCode.RETIRED_GROUP;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_GROUP;

import dev.incidentledger.command.catalogue.CatalogueCommand.Change;
import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseComponent;
import dev.incidentledger.command.catalogue.CatalogueState.Component;
import dev.incidentledger.command.catalogue.CatalogueState.Description;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of components. */
final class Components {

    private Components() {}

    static List<CatalogueEvent> register(CatalogueState state, RegisterComponent c) {
        if (state.components().containsKey(c.componentId())) {
            return List.of();
        }
        requireLive(state, c.groupId());
        requireFree(state, c.componentId(), c.name(), c.groupId());
        return List.of(new ComponentRegistered(
                c.componentId(),
                c.name(),
                c.groupId(),
                c.position() == null ? Places.last(state, c.groupId()) : c.position(),
                c.description(),
                c.startDate(),
                c.showcase(),
                c.onlyShowIfDegraded(),
                c.audience()));
    }

    static List<CatalogueEvent> revise(CatalogueState state, ReviseComponent c) {
        var before = live(state, c.componentId());
        var after = revised(state, before, c);
        var events = new ArrayList<CatalogueEvent>();
        if (!after.name().equals(before.name())) {
            events.add(new ComponentRenamed(c.componentId(), after.name()));
        }
        if (!Objects.equals(after.groupId(), before.groupId()) || after.position() != before.position()) {
            events.add(new ComponentMoved(c.componentId(), after.groupId(), after.position()));
        }
        if (!after.description().equals(before.description())) {
            events.add(described(c.componentId(), after.description()));
        }
        return List.copyOf(events);
    }

    static List<CatalogueEvent> retire(CatalogueState state, RetireComponent c) {
        return find(state, c.componentId()).retired() ? List.of() : List.of(new ComponentRetired(c.componentId()));
    }

    private static Component revised(CatalogueState state, Component before, ReviseComponent c) {
        var name = c.name() == null ? before.name() : c.name();
        var group = changed(c.groupId(), before.groupId());
        boolean moves = !Objects.equals(group, before.groupId());
        if (moves) {
            requireLive(state, group);
        }
        if (moves || !name.equals(before.name())) {
            requireFree(state, c.componentId(), name, group);
        }
        return new Component(name, group, position(state, before, c, group), revised(before.description(), c), false);
    }

    private static int position(CatalogueState state, Component before, ReviseComponent c, @Nullable GroupId group) {
        if (c.position() != null) {
            return c.position();
        }
        return Objects.equals(group, before.groupId()) ? before.position() : Places.last(state, group);
    }

    private static Description revised(Description before, ReviseComponent c) {
        return new Description(
                changed(c.description(), before.text()),
                changed(c.startDate(), before.startDate()),
                c.showcase() == null ? before.showcase() : c.showcase(),
                c.onlyShowIfDegraded() == null ? before.onlyShowIfDegraded() : c.onlyShowIfDegraded(),
                c.audience() == null ? before.audience() : c.audience());
    }

    private static ComponentDescribed described(ComponentId id, Description after) {
        return new ComponentDescribed(
                id, after.text(), after.startDate(), after.showcase(), after.onlyShowIfDegraded(), after.audience());
    }

    private static <T> @Nullable T changed(@Nullable Change<T> change, @Nullable T before) {
        return change == null ? before : change.to();
    }

    private static Component live(CatalogueState state, ComponentId id) {
        var component = find(state, id);
        if (component.retired()) {
            throw new Rejected(COMPONENT_RETIRED, "Component %s is retired for good; register a new one".formatted(id));
        }
        return component;
    }

    private static Component find(CatalogueState state, ComponentId id) {
        var component = state.components().get(id);
        if (component == null) {
            throw new Rejected(COMPONENT_NOT_FOUND, "There is no component %s".formatted(id));
        }
        return component;
    }

    private static void requireLive(CatalogueState state, @Nullable GroupId id) {
        if (id == null) {
            return;
        }
        var group = state.groups().get(id);
        if (group == null) {
            throw new Rejected(UNKNOWN_GROUP, "There is no group %s".formatted(id), "/groupId");
        }
        if (group.retired()) {
            throw new Rejected(RETIRED_GROUP, "Group %s is retired; choose another".formatted(id), "/groupId");
        }
    }

    private static void requireFree(CatalogueState state, ComponentId id, String name, @Nullable GroupId group) {
        Names.requireFree(
                name,
                state.liveIn(group)
                        .filter(entry -> !entry.getKey().equals(id))
                        .map(entry -> entry.getValue().name()));
    }
}
