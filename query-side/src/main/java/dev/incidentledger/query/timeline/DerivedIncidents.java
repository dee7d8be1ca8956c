package dev.incidentledger.query.timeline;

import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.platform.EventRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * The incidents as they follow from the events of a log alone: what an export tells of them is held against this. It keeps what all
 * of them say.
 */
public final class DerivedIncidents {

    /** How exports call it. */
    public static final String MODEL = "incidents";

    /** How the names of their events begin. */
    private static final String INCIDENT = "incident.";

    private final EventSerializer events = new EventSerializer(LedgerEvents.CATALOG);
    private final Map<String, IncidentFold> incidents = new LinkedHashMap<>();

    /**
     * @param position of its newest event
     * @param line as an export tells it
     */
    public record Derived(String id, long position, String line) {}

    /**
     * To be called for every event, in the order of the log; those of others are passed over.
     *
     * @throws SerializationException for an event of an incident that this release cannot read
     */
    public void add(EventRow event) {
        var type = event.payload().getType();
        if (type.getName().startsWith(INCIDENT)) {
            if (events.classForType(type) == UnknownSerializedType.class) {
                throw new SerializationException("There is no event " + type.getName());
            }
            incidents
                    .computeIfAbsent(event.aggregateId(), _ -> new IncidentFold())
                    .add(RecordedEvent.of(event, events));
        }
    }

    /** In the order in which they were first heard of. */
    public Stream<Derived> all() {
        return incidents.values().stream()
                .map(IncidentFold::history)
                .flatMap(Optional::stream)
                .map(ToldIncident::of)
                .map(told -> new Derived(told.id().value(), told.position(), told.line()));
    }
}
