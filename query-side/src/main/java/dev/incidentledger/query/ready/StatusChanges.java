package dev.incidentledger.query.ready;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.IncidentClaims;
import dev.incidentledger.query.health.MaintenanceCourse;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When something last changed in what incidents and maintenances say in public of a component's status, by the times of
 * recording. Words alone change nothing, nor does an update that repeats how things stand.
 */
public final class StatusChanges {

    private final Map<ComponentId, Instant> changedAt = new HashMap<>();

    /** @param events all of one incident, in their order */
    public void enterIncident(List<RecordedEvent> events) {
        enter(
                events,
                event -> event.provenance().recordedAt(),
                some -> IncidentClaims.of(
                                some.stream().map(RecordedEvent::event).toList())
                        .inPublic());
    }

    /** @param events all of one maintenance, in their order */
    public void enterMaintenance(List<dev.incidentledger.query.maintenance.RecordedEvent> events) {
        enter(
                events,
                event -> event.provenance().recordedAt(),
                some -> MaintenanceCourse.of(some.stream()
                                .map(dev.incidentledger.query.maintenance.RecordedEvent::event)
                                .toList())
                        .claimsInPublic());
    }

    /** By component, internal ones included; those of which nothing was ever said left out. */
    public Map<ComponentId, Instant> latest() {
        return Map.copyOf(changedAt);
    }

    private <E> void enter(List<E> events, Function<E, Instant> recordedAt, Function<List<E>, List<Claim>> claims) {
        Map<ComponentId, ComponentStatus> before = Map.of();
        for (int known = 1; known <= events.size(); known++) {
            var now = standing(claims.apply(events.subList(0, known)));
            var at = recordedAt.apply(events.get(known - 1));
            changed(before, now).forEach(id -> changedAt.merge(id, at, StatusChanges::later));
            before = now;
        }
    }

    private static Map<ComponentId, ComponentStatus> standing(List<Claim> claims) {
        return claims.stream().filter(Claim::stands).collect(Collectors.toMap(Claim::componentId, Claim::status));
    }

    private static Stream<ComponentId> changed(
            Map<ComponentId, ComponentStatus> before, Map<ComponentId, ComponentStatus> now) {
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .filter(id -> !Objects.equals(before.get(id), now.get(id)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
