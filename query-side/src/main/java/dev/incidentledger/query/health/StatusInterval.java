package dev.incidentledger.query.health;

import dev.incidentledger.events.catalogue.ComponentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stretch of time through which a component had one status other than operational.
 *
 * @param from inclusive, UTC
 * @param to exclusive, UTC
 */
public record StatusInterval(ComponentStatus status, Instant from, Instant to) {

    /**
     * The worst status of each moment, from claims of any number of sources on one component, in order and without
     * overlap.
     *
     * @param now where claims that still stand are cut off
     */
    public static List<StatusInterval> worstOf(Collection<Claim> claims, Instant now) {
        var changes = new TreeMap<Instant, List<Change>>();
        for (var claim : claims) {
            var end = claim.to() == null ? now : claim.to();
            if (claim.from().isBefore(end)) {
                changes.computeIfAbsent(claim.from(), _ -> new ArrayList<>()).add(new Change(claim.status(), 1));
                changes.computeIfAbsent(end, _ -> new ArrayList<>()).add(new Change(claim.status(), -1));
            }
        }
        return sweep(changes);
    }

    private static List<StatusInterval> sweep(TreeMap<Instant, List<Change>> changes) {
        var intervals = new ArrayList<StatusInterval>();
        var standing = new EnumMap<ComponentStatus, Integer>(ComponentStatus.class);
        var status = ComponentStatus.OPERATIONAL;
        var since = Instant.MIN;
        for (var change : changes.entrySet()) {
            change.getValue().forEach(claim -> standing.merge(claim.status(), claim.delta(), Integer::sum));
            var worst = worst(standing);
            if (worst != status) {
                if (status != ComponentStatus.OPERATIONAL) {
                    intervals.add(new StatusInterval(status, since, change.getKey()));
                }
                status = worst;
                since = change.getKey();
            }
        }
        return intervals;
    }

    private static ComponentStatus worst(Map<ComponentStatus, Integer> standing) {
        return standing.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(Map.Entry::getKey)
                .max(ComponentStatus::compareTo)
                .orElse(ComponentStatus.OPERATIONAL);
    }

    private record Change(ComponentStatus status, int delta) {}
}
