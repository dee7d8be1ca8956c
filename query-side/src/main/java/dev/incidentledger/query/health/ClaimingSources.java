package dev.incidentledger.query.health;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.EventsOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What all incidents and maintenances of a log claim of components, folded event by event. */
public final class ClaimingSources {

    private static final EventsOf<IncidentEvent> OF_INCIDENTS = new EventsOf<>("incident.", IncidentEvent.class);
    private static final EventsOf<MaintenanceEvent> OF_MAINTENANCES =
            new EventsOf<>("maintenance.", MaintenanceEvent.class);

    private final Map<String, IncidentClaims> incidents = new HashMap<>();
    private final Map<String, List<MaintenanceEvent>> maintenances = new HashMap<>();
    private final SortedMap<String, Long> newest = new TreeMap<>();

    /**
     * An incident or a maintenance.
     *
     * @param claims those that only insiders may see as well
     */
    public record Source(String id, Audience audience, List<Claim> claims) {

        public List<Claim> inPublic() {
            return audience == Audience.PUBLIC ? claims : List.of();
        }
    }

    /**
     * To be called for every event, in the order of the log; those of others are passed over.
     *
     * @throws org.axonframework.serialization.SerializationException for one that this release cannot read
     */
    public void add(EventRow row) {
        OF_INCIDENTS.read(row).ifPresent(event -> {
            incidents
                    .computeIfAbsent(row.aggregateId(), _ -> IncidentClaims.of(List.of()))
                    .add(event);
            newest.put(row.aggregateId(), row.position());
        });
        OF_MAINTENANCES.read(row).ifPresent(event -> {
            maintenances
                    .computeIfAbsent(row.aggregateId(), _ -> new ArrayList<>())
                    .add(event);
            newest.put(row.aggregateId(), row.position());
        });
    }

    /** In the order of their ids. */
    public Stream<Source> all() {
        return newest.keySet().stream().map(this::source);
    }

    /** The position of its newest event; empty when it has none. */
    public Optional<Long> newest(String id) {
        return Optional.ofNullable(newest.get(id));
    }

    private Source source(String id) {
        var incident = incidents.get(id);
        if (incident != null) {
            return new Source(id, incident.audience(), incident.all());
        }
        var course = MaintenanceCourse.of(maintenances.getOrDefault(id, List.of()));
        return new Source(id, course.audience(), course.claims());
    }
}
