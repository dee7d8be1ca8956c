package dev.incidentledger.query.uptime;

import static java.util.stream.Collectors.toMap;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.IncidentClaims;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one batch of events leaves each incident claiming, and each component starting from. */
final class UptimeBatch {

    private final Map<IncidentId, List<IncidentEvent>> incidents = new LinkedHashMap<>();
    private final Map<ComponentId, @Nullable LocalDate> starts = new LinkedHashMap<>();

    /** @param events all of the incident so far */
    void add(IncidentId incident, List<IncidentEvent> events) {
        incidents.put(incident, events);
    }

    void start(ComponentId component, @Nullable LocalDate day) {
        starts.put(component, day);
    }

    Map<IncidentId, List<Claim>> claims() {
        return incidents.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        incident -> IncidentClaims.of(incident.getValue()).inPublic()));
    }

    Map<ComponentId, @Nullable LocalDate> starts() {
        return starts;
    }
}
