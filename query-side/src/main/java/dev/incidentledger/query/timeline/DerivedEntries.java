package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.EventsOf;
import java.util.Optional;

/** The entries of all timelines, as they follow from the events of a log alone: one for each event of an incident. */
public final class DerivedEntries {

    public static final String MODEL = "timeline-entries";

    private static final EventsOf<IncidentEvent> OF_INCIDENTS = new EventsOf<>("incident.", IncidentEvent.class);

    private DerivedEntries() {}

    /**
     * The line that an export tells of an event; empty for one that no timeline has.
     *
     * @throws org.axonframework.serialization.SerializationException for one that this release does not know
     */
    public static Optional<String> line(EventRow event) {
        return OF_INCIDENTS.holds(event) ? Optional.of(ToldEntry.of(event).line()) : Optional.empty();
    }
}
