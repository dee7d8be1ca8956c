package dev.incidentledger.query.health;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Walks through what was told, in order, and notes each claim when it ends. */
final class StandingClaims {

    private final List<Claim> ended = new ArrayList<>();
    private final Map<ComponentId, Claim> standing = new LinkedHashMap<>();

    void take(Told told) {
        if (told.turn() == Told.Turn.WITHDRAWS) {
            List.copyOf(standing.keySet()).stream()
                    .filter(id -> told.components().stream()
                            .noneMatch(kept -> kept.id().equals(id)))
                    .forEach(id -> say(id, ComponentStatus.OPERATIONAL, told.occurredAt()));
        }
        told.components().forEach(component -> say(component.id(), component.status(), told.occurredAt()));
    }

    List<Claim> claims() {
        return Stream.concat(ended.stream(), standing.values().stream()).toList();
    }

    private void say(ComponentId id, ComponentStatus status, Instant at) {
        var before = standing.get(id);
        if (before != null && before.status() == status) {
            return;
        }
        if (before != null) {
            end(before, at);
        }
        if (status != ComponentStatus.OPERATIONAL) {
            standing.put(id, new Claim(id, status, at, null));
        }
    }

    private void end(Claim claim, Instant at) {
        standing.remove(claim.componentId());
        if (at.isAfter(claim.from())) {
            ended.add(new Claim(claim.componentId(), claim.status(), claim.from(), at));
        }
    }
}
