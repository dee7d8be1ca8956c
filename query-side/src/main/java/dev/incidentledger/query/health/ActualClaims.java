package dev.incidentledger.query.health;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.ImpactWindow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an incident claims of components, moved to when the service was really affected.
 *
 * <p>A window says when, not how much: each component that the incident claimed anything of is taken to have been in the worst
 * status claimed of it from the window's beginning to its end. A window without an end ends with the last claim on the
 * component; where that was over before the window begins, the claims stay as they were published.
 */
final class ActualClaims {

    private ActualClaims() {}

    /** @param published all claims of one incident */
    static List<Claim> of(List<Claim> published, ImpactWindow window) {
        return published.stream()
                .collect(groupingBy(Claim::componentId, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .flatMap(claims -> ofComponent(claims, window))
                .toList();
    }

    private static Stream<Claim> ofComponent(List<Claim> claims, ImpactWindow window) {
        var end = window.to() == null ? end(claims) : window.to();
        if (end != null && !end.isAfter(window.from())) {
            return claims.stream();
        }
        var worst = claims.stream()
                .map(Claim::status)
                .max(ComponentStatus::compareTo)
                .orElseThrow();
        return Stream.of(new Claim(claims.getFirst().componentId(), worst, window.from(), end));
    }

    /** Null while one of them stands. */
    private static @Nullable Instant end(List<Claim> claims) {
        var last = Instant.MIN;
        for (var claim : claims) {
            if (claim.to() == null) {
                return null;
            }
            last = claim.to().isAfter(last) ? claim.to() : last;
        }
        return last;
    }
}
