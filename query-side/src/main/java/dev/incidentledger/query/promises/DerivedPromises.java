package dev.incidentledger.query.promises;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.health.IncidentPromises;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.StreamsOf;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The promises of all incidents, as they follow from the events of a log alone. */
public final class DerivedPromises implements DerivedModel {

    static final String MODEL = "promises";

    private final StreamsOf<IncidentEvent> incidents = new StreamsOf<>("incident.", IncidentEvent.class);

    @Override
    public String name() {
        return MODEL;
    }

    @Override
    public void add(EventRow event) {
        incidents.add(event);
    }

    @Override
    public Stream<Derived> all() {
        return incidents.all().flatMap(incident -> told(incident.id(), incident.events()));
    }

    @Override
    public Optional<Long> newest(String id) {
        return incidents.newest(id);
    }

    private static Stream<Derived> told(String id, List<IncidentEvent> events) {
        return PromiseRow.of(new IncidentId(id), IncidentPromises.of(events))
                .map(ToldPromise::of)
                .sorted(ToldPromise.IN_ORDER)
                .map(told -> new Derived(id, told.line()));
    }
}
