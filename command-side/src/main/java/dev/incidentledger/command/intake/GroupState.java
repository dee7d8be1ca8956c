package dev.incidentledger.command.intake;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.IncidentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a group of alerts: only what the next delivery is compared with.
 *
 * @param incident the one that the group led to last; null before the first
 * @param endedAt when all its alerts were found resolved; null while that is not so
 * @param alerts by fingerprint; those long over are forgotten
 * @param told what the incident was last made to say of components
 */
record GroupState(
        @Nullable IncidentId incident,
        @Nullable Instant endedAt,
        Map<String, KnownAlert> alerts,
        Map<ComponentId, ComponentStatus> told) {

    static final GroupState UNKNOWN = new GroupState(null, null, Map.of(), Map.of());

    GroupState {
        alerts = Map.copyOf(alerts);
        told = Map.copyOf(told);
    }

    boolean fires() {
        return alerts.values().stream().anyMatch(KnownAlert::fires);
    }

    /** For each component the worst that an alert which fires says of it. */
    Map<ComponentId, ComponentStatus> claims() {
        var worst = new HashMap<ComponentId, ComponentStatus>();
        alerts.values().stream()
                .filter(KnownAlert::fires)
                .forEach(alert -> alert.claims()
                        .forEach((component, status) -> worst.merge(component, status, ComponentStatus::worse)));
        return worst;
    }

    GroupState knowing(Map<String, KnownAlert> changed) {
        return new GroupState(incident, endedAt, changed, told);
    }

    /** Knows no more than what a delivery shows: the rest ended without a word. */
    GroupState showing(Delivery delivery) {
        var shown = new HashMap<>(alerts);
        shown.keySet()
                .retainAll(delivery.alerts().stream().map(Alert::fingerprint).toList());
        return knowing(shown);
    }

    ComponentStatus toldOf(ComponentId component) {
        return told.getOrDefault(component, ComponentStatus.OPERATIONAL);
    }

    GroupState telling(Map<ComponentId, ComponentStatus> changes) {
        var all = new HashMap<>(told);
        all.putAll(changes);
        return new GroupState(incident, endedAt, alerts, all);
    }

    GroupState leadingTo(IncidentId newIncident) {
        return new GroupState(newIncident, null, alerts, claims());
    }

    GroupState ended(Instant at) {
        return new GroupState(incident, at, alerts, told);
    }

    GroupState firingAgain() {
        return new GroupState(incident, null, alerts, told);
    }
}
