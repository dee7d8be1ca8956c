package dev.incidentledger.query.ready;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.currentstatus.Standing;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What was read at one moment.
 *
 * @param reached the position that everything in it has seen
 * @param incidents those of the open, the latest and the changed ones that the public may see
 */
record Reading(
        long reached,
        Standing standing,
        List<IncidentId> open,
        List<IncidentId> latest,
        Map<IncidentId, Told> incidents,
        Map<ComponentId, SortedMap<LocalDate, Disruption>> days,
        Map<String, String> publicIds) {

    record Told(IncidentHistory history, List<RecordedEvent> events) {}

    /** Those of them that the public may see. */
    List<PublicIncident> publicOnes(Collection<IncidentId> wanted) {
        return wanted.stream().flatMap(id -> find(id).stream()).toList();
    }

    Optional<PublicIncident> find(IncidentId id) {
        return Optional.ofNullable(incidents.get(id))
                .map(told -> new PublicIncident(
                        Objects.requireNonNull(publicIds.get(id.value())), told.history(), told.events()));
    }
}
