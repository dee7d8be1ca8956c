package dev.incidentledger.query.uptime;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.health.Claim;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one batch of events leaves each incident claiming, and each component starting from. */
final class UptimeBatch {

    private final Map<IncidentId, List<Claim>> claims = new LinkedHashMap<>();
    private final Map<ComponentId, @Nullable LocalDate> starts = new LinkedHashMap<>();

    void claim(IncidentId incident, List<Claim> all) {
        claims.put(incident, all);
    }

    void start(ComponentId component, @Nullable LocalDate day) {
        starts.put(component, day);
    }

    Map<IncidentId, List<Claim>> claims() {
        return claims;
    }

    Map<ComponentId, @Nullable LocalDate> starts() {
        return starts;
    }
}
