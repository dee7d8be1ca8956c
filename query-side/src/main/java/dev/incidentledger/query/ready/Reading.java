package dev.incidentledger.query.ready;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.query.currentstatus.Standing;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What was read at one moment.
 *
 * @param reached the position that everything in it has seen
 * @param beganAt when the first event of all was recorded; the time of reading when there is none
 * @param incidents those of the open, the latest and the changed ones that the public may see; likewise the maintenances
 * @param internal components that the public must not know of
 */
record Reading(
        long reached,
        Instant beganAt,
        Standing standing,
        List<IncidentId> open,
        List<IncidentId> latest,
        Map<IncidentId, Told<IncidentHistory, RecordedEvent>> incidents,
        List<MaintenanceId> pendingMaintenances,
        List<MaintenanceId> latestMaintenances,
        Map<MaintenanceId, Told<MaintenanceHistory, dev.incidentledger.query.maintenance.RecordedEvent>> maintenances,
        Set<ComponentId> internal,
        Map<ComponentId, SortedMap<LocalDate, Disruption>> days,
        Map<String, String> publicIds,
        Map<String, CatalogueEntry> catalogue) {

    /** @param history what the public may see of it */
    record Told<H, E>(H history, List<E> events) {}

    /** Those of them that the public may see, in their order. */
    List<PublicIncident> incidents(Collection<IncidentId> wanted) {
        return wanted.stream()
                .filter(incidents::containsKey)
                .map(id -> {
                    var told = requireNonNull(incidents.get(id));
                    return new PublicIncident(publicId(id.value()), told.history(), told.events());
                })
                .toList();
    }

    /** Those of them that the public may see, in their order. */
    List<PublicMaintenance> maintenances(Collection<MaintenanceId> wanted) {
        return wanted.stream()
                .filter(maintenances::containsKey)
                .map(id -> {
                    var told = requireNonNull(maintenances.get(id));
                    return PublicMaintenance.of(publicId(id.value()), told.history(), internal, told.events());
                })
                .toList();
    }

    /** Whether the public may see any of it. */
    boolean hasAnyOf(Changed changed) {
        return changed.incidents().stream().anyMatch(incidents::containsKey)
                || changed.maintenances().stream().anyMatch(maintenances::containsKey);
    }

    private String publicId(String ours) {
        return requireNonNull(publicIds.get(ours));
    }
}
