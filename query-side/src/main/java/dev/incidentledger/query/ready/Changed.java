package dev.incidentledger.query.ready;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What has changed, and has to be rendered anew. */
record Changed(List<IncidentId> incidents, List<MaintenanceId> maintenances) {

    /** Gathers it until it is rendered; what changed last comes first. */
    static final class Backlog {

        private final SequencedSet<IncidentId> incidents = new LinkedHashSet<>();
        private final SequencedSet<MaintenanceId> maintenances = new LinkedHashSet<>();

        boolean isEmpty() {
            return incidents.isEmpty() && maintenances.isEmpty();
        }

        void addIncidents(Collection<IncidentId> changed) {
            changed.forEach(incidents::addLast);
        }

        void addMaintenances(Collection<MaintenanceId> changed) {
            changed.forEach(maintenances::addLast);
        }

        /** @param part of it */
        boolean hasMoreThan(Changed part) {
            return incidents.size() > part.incidents().size()
                    || maintenances.size() > part.maintenances().size();
        }

        /** @param limit for each of both kinds */
        Changed newest(int limit) {
            return new Changed(
                    incidents.reversed().stream().limit(limit).toList(),
                    maintenances.reversed().stream().limit(limit).toList());
        }

        void remove(Changed rendered) {
            rendered.incidents().forEach(incidents::remove);
            rendered.maintenances().forEach(maintenances::remove);
        }
    }
}
