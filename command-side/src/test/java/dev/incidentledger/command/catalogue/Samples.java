package dev.incidentledger.command.catalogue;

import static dev.incidentledger.events.Audience.PUBLIC;

import dev.incidentledger.command.catalogue.CatalogueCommand.Change;
import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseComponent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;

/** A small catalogue for tests to tell of. */
final class Samples {

    static final ComponentId API = componentId(1);
    static final ComponentId WEB = componentId(2);
    static final GroupId EUROPE = groupId(1);
    static final GroupId ASIA = groupId(2);

    private Samples() {}

    static ComponentId componentId(int number) {
        return new ComponentId(ComponentId.PREFIX + "%026d".formatted(number));
    }

    static GroupId groupId(int number) {
        return new GroupId(GroupId.PREFIX + "%026d".formatted(number));
    }

    static RegisterComponent register(ComponentId id, String name, GroupId group, Integer position) {
        return new RegisterComponent(id, name, group, position, null, null, true, false, PUBLIC);
    }

    static ComponentRegistered registered(ComponentId id, String name, GroupId group, int position) {
        return new ComponentRegistered(id, name, group, position, null, null, true, false, PUBLIC);
    }

    static GroupRegistered registered(GroupId id, String name, int position) {
        return new GroupRegistered(id, name, position);
    }

    static ReviseComponent rename(ComponentId id, String name) {
        return new ReviseComponent(id, name, null, null, null, null, null, null, null);
    }

    static ReviseComponent move(ComponentId id, GroupId group) {
        return new ReviseComponent(id, null, new Change<>(group), null, null, null, null, null, null);
    }

    static ReviseComponent move(ComponentId id, GroupId group, int position) {
        return new ReviseComponent(id, null, new Change<>(group), position, null, null, null, null, null);
    }
}
