package dev.incidentledger.query.timeline;

import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.EventsOf;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The incidents as they follow from the events of a log alone. It keeps what all of them say. */
public final class DerivedIncidents implements DerivedModel {

    static final String MODEL = "incidents";

    private static final EventsOf<IncidentEvent> EVENTS = new EventsOf<>("incident.", IncidentEvent.class);

    private final EventSerializer serializer = new EventSerializer(LedgerEvents.CATALOG);
    private final SortedMap<String, IncidentFold> incidents = new TreeMap<>();

    @Override
    public String name() {
        return MODEL;
    }

    @Override
    public void add(EventRow event) {
        if (EVENTS.holds(event)) {
            incidents
                    .computeIfAbsent(event.aggregateId(), _ -> new IncidentFold())
                    .add(RecordedEvent.of(event, serializer));
        }
    }

    @Override
    public Stream<Derived> all() {
        return incidents.values().stream()
                .map(IncidentFold::history)
                .flatMap(Optional::stream)
                .map(ToldIncident::of)
                .map(told -> new Derived(told.id().value(), told.line()));
    }

    @Override
    public Optional<Long> newest(String id) {
        return Optional.ofNullable(incidents.get(id))
                .flatMap(IncidentFold::history)
                .map(incident -> incident.latest().position());
    }
}
