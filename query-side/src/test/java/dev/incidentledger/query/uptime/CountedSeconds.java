package dev.incidentledger.query.uptime;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.Disruption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The slow and obvious way to the same figures: asks of every second what the worst claim on it was. */
final class CountedSeconds {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private CountedSeconds() {}

    /** @param claims on one component, beginning and ending on whole seconds */
    static SortedMap<LocalDate, Disruption> byDay(List<Claim> claims, Instant now, ZoneId zone) {
        var days = new TreeMap<LocalDate, Disruption>();
        var first = claims.stream().map(Claim::from).min(Instant::compareTo).orElse(now);
        for (var second = first; second.isBefore(now); second = second.plus(SECOND)) {
            var worst = worstAt(second, claims);
            if (worst != ComponentStatus.OPERATIONAL) {
                days.merge(LocalDate.ofInstant(second, zone), aSecondOf(worst), Disruption::plus);
            }
        }
        return days;
    }

    private static ComponentStatus worstAt(Instant second, List<Claim> claims) {
        var worst = ComponentStatus.OPERATIONAL;
        for (var claim : claims) {
            if (!second.isBefore(claim.from()) && (claim.to() == null || second.isBefore(claim.to()))) {
                worst = ComponentStatus.worse(worst, claim.status());
            }
        }
        return worst;
    }

    private static Disruption aSecondOf(ComponentStatus status) {
        return new Disruption(
                status == ComponentStatus.UNDER_MAINTENANCE ? SECOND : Duration.ZERO,
                status == ComponentStatus.DEGRADED_PERFORMANCE ? SECOND : Duration.ZERO,
                status == ComponentStatus.PARTIAL_OUTAGE ? SECOND : Duration.ZERO,
                status == ComponentStatus.MAJOR_OUTAGE ? SECOND : Duration.ZERO);
    }
}
