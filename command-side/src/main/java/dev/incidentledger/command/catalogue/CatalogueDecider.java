package dev.incidentledger.command.catalogue;

import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseGroup;
import dev.incidentledger.command.catalogue.CatalogueState.Component;
import dev.incidentledger.command.catalogue.CatalogueState.Group;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRetired;
import java.util.List;

/** The rules of the catalogue. Pure: same state and command, same answer. */
final class CatalogueDecider {

    private CatalogueDecider() {}

    static List<CatalogueEvent> decide(CatalogueState state, CatalogueCommand command) {
        return switch (command) {
            case RegisterComponent c -> Components.register(state, c);
            case ReviseComponent c -> Components.revise(state, c);
            case RetireComponent c -> Components.retire(state, c);
            case RegisterGroup c -> Groups.register(state, c);
            case ReviseGroup c -> Groups.revise(state, c);
            case RetireGroup c -> Groups.retire(state, c);
        };
    }

    /** Reads history and never refuses it. */
    static CatalogueState evolve(CatalogueState state, CatalogueEvent event) {
        return switch (event) {
            case ComponentRegistered e -> state.with(e.componentId(), Component.of(e));
            case ComponentRenamed e -> state.changing(e.componentId(), component -> component.renamed(e.name()));
            case ComponentMoved e -> state.changing(e.componentId(), component -> component.moved(e));
            case ComponentDescribed e -> state.changing(e.componentId(), component -> component.described(e));
            case ComponentRetired e -> state.changing(e.componentId(), Component::retire);
            case GroupRegistered e -> state.with(e.groupId(), new Group(e.name(), e.position(), false));
            case GroupRenamed e -> state.changing(e.groupId(), group -> group.renamed(e.name()));
            case GroupMoved e -> state.changing(e.groupId(), group -> group.moved(e.position()));
            case GroupRetired e -> state.changing(e.groupId(), Group::retire);
        };
    }
}
