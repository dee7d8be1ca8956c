package dev.incidentledger.command.catalogue;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All components and groups, the retired ones included. */
record CatalogueState(Map<ComponentId, Component> components, Map<GroupId, Group> groups) {

    static final CatalogueState EMPTY = new CatalogueState(Map.of(), Map.of());

    CatalogueState {
        components = Map.copyOf(components);
        groups = Map.copyOf(groups);
    }

    CatalogueState with(ComponentId id, Component component) {
        var all = new HashMap<>(components);
        all.put(id, component);
        return new CatalogueState(all, groups);
    }

    CatalogueState with(GroupId id, Group group) {
        var all = new HashMap<>(groups);
        all.put(id, group);
        return new CatalogueState(components, all);
    }

    CatalogueState changing(ComponentId id, UnaryOperator<Component> change) {
        var component = components.get(id);
        return component == null ? this : with(id, change.apply(component));
    }

    CatalogueState changing(GroupId id, UnaryOperator<Group> change) {
        var group = groups.get(id);
        return group == null ? this : with(id, change.apply(group));
    }

    /** Those that are not retired, outside of any group when {@code group} is null. */
    Stream<Map.Entry<ComponentId, Component>> liveIn(@Nullable GroupId group) {
        return components.entrySet().stream()
                .filter(entry -> !entry.getValue().retired())
                .filter(entry -> Objects.equals(entry.getValue().groupId(), group));
    }

    Stream<Map.Entry<GroupId, Group>> liveGroups() {
        return groups.entrySet().stream().filter(entry -> !entry.getValue().retired());
    }

    record Group(String name, int position, boolean retired) {

        Group renamed(String to) {
            return new Group(to, position, retired);
        }

        Group moved(int to) {
            return new Group(name, to, retired);
        }

        Group retire() {
            return new Group(name, position, true);
        }
    }

    record Component(String name, @Nullable GroupId groupId, int position, Description description, boolean retired) {

        static Component of(ComponentRegistered e) {
            var description =
                    new Description(e.description(), e.startDate(), e.showcase(), e.onlyShowIfDegraded(), e.audience());
            return new Component(e.name(), e.groupId(), e.position(), description, false);
        }

        Component renamed(String to) {
            return new Component(to, groupId, position, description, retired);
        }

        Component moved(ComponentMoved e) {
            return new Component(name, e.groupId(), e.position(), description, retired);
        }

        Component described(ComponentDescribed e) {
            var changed =
                    new Description(e.description(), e.startDate(), e.showcase(), e.onlyShowIfDegraded(), e.audience());
            return new Component(name, groupId, position, changed, retired);
        }

        Component retire() {
            return new Component(name, groupId, position, description, true);
        }
    }

    record Description(
            @Nullable String text,
            @Nullable LocalDate startDate,
            boolean showcase,
            boolean onlyShowIfDegraded,
            Audience audience) {}
}
