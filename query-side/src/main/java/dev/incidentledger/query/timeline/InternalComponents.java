package dev.incidentledger.query.timeline;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which components are internal, by what was recorded of the catalogue. */
public final class InternalComponents {

    private final Set<ComponentId> internal = new HashSet<>();

    private InternalComponents() {}

    /** @param catalogue from its first event on */
    public static Set<ComponentId> by(List<CatalogueEvent> catalogue) {
        var components = new InternalComponents();
        catalogue.forEach(components::take);
        return Set.copyOf(components.internal);
    }

    private void take(CatalogueEvent event) {
        if (event instanceof ComponentRegistered registered) {
            set(registered.componentId(), registered.audience());
        } else if (event instanceof ComponentDescribed described) {
            set(described.componentId(), described.audience());
        }
    }

    private void set(ComponentId component, Audience audience) {
        if (audience == Audience.INTERNAL) {
            internal.add(component);
        } else {
            internal.remove(component);
        }
    }
}
