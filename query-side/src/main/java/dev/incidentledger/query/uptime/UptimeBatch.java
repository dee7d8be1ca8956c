package dev.incidentledger.query.uptime;

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
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.IncidentClaims;
import dev.incidentledger.query.health.MaintenanceCourse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one batch of events leaves each incident and maintenance claiming, and each component starting from. */
final class UptimeBatch {

    private final Map<IncidentId, List<IncidentEvent>> incidents = new LinkedHashMap<>();
    private final Map<MaintenanceId, List<MaintenanceEvent>> maintenances = new LinkedHashMap<>();
    private final Map<ComponentId, @Nullable LocalDate> starts = new LinkedHashMap<>();

    /** @param events all of the incident so far */
    void add(IncidentId incident, List<IncidentEvent> events) {
        incidents.put(incident, events);
    }

    /** @param events all of the maintenance so far */
    void add(MaintenanceId maintenance, List<MaintenanceEvent> events) {
        maintenances.put(maintenance, events);
    }

    void add(CatalogueEvent event) {
        switch (event) {
            case ComponentRegistered e -> starts.put(e.componentId(), e.startDate());
            case ComponentDescribed e -> starts.put(e.componentId(), e.startDate());
            case ComponentRenamed _,
                    ComponentMoved _,
                    ComponentRetired _,
                    GroupRegistered _,
                    GroupRenamed _,
                    GroupMoved _,
                    GroupRetired _ -> {}
        }
    }

    /** By the id of the incident or maintenance. */
    Map<String, List<Claim>> claims() {
        var claims = new HashMap<String, List<Claim>>();
        incidents.forEach(
                (id, events) -> claims.put(id.value(), IncidentClaims.of(events).inPublic()));
        maintenances.forEach((id, events) ->
                claims.put(id.value(), MaintenanceCourse.of(events).claimsInPublic()));
        return claims;
    }

    Map<ComponentId, @Nullable LocalDate> starts() {
        return starts;
    }
}
