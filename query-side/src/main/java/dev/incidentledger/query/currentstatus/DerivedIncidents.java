package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.StreamsOf;
import dev.incidentledger.query.platform.StreamsOf.Gathered;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The incidents as they are listed, as they follow from the events of a log alone. It keeps what all of them say. */
public final class DerivedIncidents implements DerivedModel {

    static final String MODEL = "incidents";

    private static final Redaction NOTHING_INTERNAL = new Redaction(Set.of());

    private final StreamsOf<IncidentEvent> incidents = new StreamsOf<>("incident.", IncidentEvent.class);

    @Override
    public String name() {
        return MODEL;
    }

    @Override
    public void add(EventRow event) {
        incidents.add(event);
    }

    /** Whatever did not begin by being identified is no incident. */
    @Override
    public Stream<Derived> all() {
        return incidents
                .all()
                .filter(one -> one.events().getFirst() instanceof IncidentIdentified)
                .map(DerivedIncidents::row)
                .map(ToldIncident::of)
                .map(told -> new Derived(told.source(), told.line()));
    }

    private static IncidentRow row(Gathered<IncidentEvent> incident) {
        var last = incident.last();
        var change = new IncidentChange(
                incident.events(), incident.first().recordedAt(), last.recordedAt(), last.sequence(), last.position());
        return IncidentRow.of(change, NOTHING_INTERNAL);
    }

    @Override
    public Optional<Long> newest(String id) {
        return incidents.newest(id);
    }
}
