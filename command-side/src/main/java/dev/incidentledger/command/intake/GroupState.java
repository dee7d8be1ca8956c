package dev.incidentledger.command.intake;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.IncidentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    boolean isSettled(Alert alert) {
        var known = alerts.get(alert.fingerprint());
        return known != null && known.settledAt() != null;
    }

    boolean fires(Alert alert) {
        var known = alerts.get(alert.fingerprint());
        return known != null && known.fires();
    }

    /** Passes over what fires, but for these: whoever ended the incident knew of it. */
    GroupState settlingAllBut(List<Alert> fired, Instant at) {
        var news = fingerprints(fired);
        var settled = new HashMap<>(alerts);
        settled.replaceAll(
                (fingerprint, alert) -> alert.fires() && !news.contains(fingerprint) ? alert.settled(at) : alert);
        return knowing(settled);
    }

    /** Forgets what is passed over and missing where nothing is left out: it may have ended without a word. */
    GroupState forgettingSettled(Delivery delivery) {
        var shown = fingerprints(delivery.alerts());
        var kept = new HashMap<>(alerts);
        kept.entrySet()
                .removeIf(alert ->
                        delivery.isComplete() && alert.getValue().firesUnheeded() && !shown.contains(alert.getKey()));
        return knowing(kept);
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

    private static Set<String> fingerprints(List<Alert> alerts) {
        return alerts.stream().map(Alert::fingerprint).collect(Collectors.toSet());
    }
}
