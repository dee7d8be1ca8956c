package dev.incidentledger.query.currentstatus;

import static java.util.stream.Collectors.toMap;

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
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.query.health.MaintenanceCourse;
import dev.incidentledger.query.platform.RowPatches;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one batch of events changes. */
final class CurrentStatusBatch {

    private record Version(long version) {}

    private record Life(boolean retired) {}

    private static final Life LIVE = new Life(false);
    private static final Life RETIRED = new Life(true);

    private final Map<IncidentId, IncidentChange> incidents = new LinkedHashMap<>();
    private final Map<MaintenanceId, List<MaintenanceEvent>> maintenances = new LinkedHashMap<>();
    private final RowPatches components = new RowPatches();
    private final RowPatches groups = new RowPatches();
    private final Set<ComponentId> shownOrHidden = new HashSet<>();

    void add(IncidentId id, IncidentChange change) {
        incidents.merge(id, change, IncidentChange::then);
    }

    /** @param events all of the maintenance so far */
    void add(MaintenanceId id, List<MaintenanceEvent> events) {
        maintenances.put(id, events);
    }

    void add(CatalogueEvent event, long version) {
        var at = new Version(version);
        switch (event) {
            case ComponentRegistered e -> set(e.componentId(), e, at, LIVE);
            case ComponentRenamed e -> set(e.componentId(), e, at);
            case ComponentMoved e -> set(e.componentId(), e, at);
            case ComponentDescribed e -> {
                set(e.componentId(), e, at);
                shownOrHidden.add(e.componentId());
            }
            case ComponentRetired e -> set(e.componentId(), e, at, RETIRED);
            case GroupRegistered e -> set(e.groupId(), e, at, LIVE);
            case GroupRenamed e -> set(e.groupId(), e, at);
            case GroupMoved e -> set(e.groupId(), e, at);
            case GroupRetired e -> set(e.groupId(), e, at, RETIRED);
        }
    }

    Map<IncidentId, IncidentChange> incidents() {
        return incidents;
    }

    Map<MaintenanceId, MaintenanceCourse> maintenances() {
        return maintenances.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, change -> MaintenanceCourse.of(change.getValue())));
    }

    /** The incidents and maintenances whose claims may have changed. */
    Set<String> claimants() {
        return Stream.concat(
                        incidents.keySet().stream().map(IncidentId::value),
                        maintenances.keySet().stream().map(MaintenanceId::value))
                .collect(Collectors.toSet());
    }

    /** All that the claimants claim from now on. */
    List<StandingClaim> standingClaims() {
        return Stream.concat(
                        incidents.values().stream().flatMap(change -> StandingClaim.of(change.events())),
                        maintenances().entrySet().stream()
                                .flatMap(change -> StandingClaim.of(change.getKey(), change.getValue())))
                .toList();
    }

    RowPatches components() {
        return components;
    }

    RowPatches groups() {
        return groups;
    }

    /** Components whose audience may have changed, and with it what incidents look like to the public. */
    Set<ComponentId> shownOrHidden() {
        return shownOrHidden;
    }

    private void set(ComponentId id, Object... columns) {
        components.set(id.value(), columns);
    }

    private void set(GroupId id, Object... columns) {
        groups.set(id.value(), columns);
    }
}
