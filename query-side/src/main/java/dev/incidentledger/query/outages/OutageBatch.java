package dev.incidentledger.query.outages;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.IncidentClaims;
import dev.incidentledger.query.health.MaintenanceCourse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one batch of events leaves each incident and maintenance claiming. */
final class OutageBatch {

    private final Map<IncidentId, List<IncidentEvent>> incidents = new LinkedHashMap<>();
    private final Map<MaintenanceId, List<MaintenanceEvent>> maintenances = new LinkedHashMap<>();

    /** @param events all of the incident so far */
    void add(IncidentId incident, List<IncidentEvent> events) {
        incidents.put(incident, events);
    }

    /** @param events all of the maintenance so far */
    void add(MaintenanceId maintenance, List<MaintenanceEvent> events) {
        maintenances.put(maintenance, events);
    }

    /** Of whom anything was told. */
    List<String> sources() {
        return Stream.concat(
                        incidents.keySet().stream().map(IncidentId::value),
                        maintenances.keySet().stream().map(MaintenanceId::value))
                .toList();
    }

    /** All that they claim from now on. */
    List<SourcedClaim> claims() {
        return Stream.concat(
                        incidents.entrySet().stream()
                                .flatMap(incident ->
                                        claims(incident.getKey().value(), IncidentClaims.of(incident.getValue()))),
                        maintenances.entrySet().stream()
                                .flatMap(maintenance -> claims(
                                        maintenance.getKey().value(), MaintenanceCourse.of(maintenance.getValue()))))
                .toList();
    }

    private static Stream<SourcedClaim> claims(String id, IncidentClaims incident) {
        return Stream.concat(
                incident.inPublic().stream().map(claim -> new SourcedClaim(Basis.PUBLISHED, id, claim, false, null)),
                incident.actualInPublic().stream()
                        .map(claim ->
                                new SourcedClaim(Basis.ACTUAL, id, claim, beginsWithWindow(claim, incident), null)));
    }

    private static Stream<SourcedClaim> claims(String id, MaintenanceCourse maintenance) {
        var agreed = AgreedWindow.of(maintenance.agreed());
        return maintenance.claimsInPublic().stream()
                .flatMap(claim ->
                        Stream.of(Basis.values()).map(basis -> new SourcedClaim(basis, id, claim, false, agreed)));
    }

    private static boolean beginsWithWindow(Claim claim, IncidentClaims incident) {
        return incident.window()
                .filter(window -> window.from().equals(claim.from()))
                .isPresent();
    }
}
