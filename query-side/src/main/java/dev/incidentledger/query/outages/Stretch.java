package dev.incidentledger.query.outages;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.health.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * A time through which the same stood on a component.
 *
 * @param from inclusive, UTC
 * @param to exclusive, UTC
 */
record Stretch(Standing standing, Instant from, Instant to) {

    /**
     * In order and without overlap; quiet ones are left out.
     *
     * @param claims on one component, of one basis
     * @param now where claims that still stand are cut off
     */
    static List<Stretch> of(Collection<SourcedClaim> claims, Instant now) {
        var changes = new TreeMap<Instant, List<Consumer<Count>>>();
        for (var each : claims) {
            var claim = each.claim();
            var end = claim.to() == null ? now : claim.to();
            if (each.agreed() == null) {
                note(changes, claim.from(), end, (count, by) -> count.incident(claim, by));
            } else {
                note(changes, claim.from(), end, (count, by) -> count.maintenance(claim, by));
                note(
                        changes,
                        later(claim.from(), each.agreed().from()),
                        earlier(end, each.agreed().until()),
                        Count::agreed);
            }
        }
        return sweep(changes);
    }

    /** Elapsed time by day, split at each midnight of {@code zone}; quiet days have no entry. */
    static TreeMap<LocalDate, Map<Standing, Duration>> byDay(Collection<Stretch> stretches, ZoneId zone) {
        var days = new TreeMap<LocalDate, Map<Standing, Duration>>();
        for (var stretch : stretches) {
            for (var from = stretch.from; from.isBefore(stretch.to); ) {
                var day = LocalDate.ofInstant(from, zone);
                var to = earlier(day.plusDays(1).atStartOfDay(zone).toInstant(), stretch.to);
                days.computeIfAbsent(day, _ -> new HashMap<>())
                        .merge(stretch.standing, Duration.between(from, to), Duration::plus);
                from = to;
            }
        }
        return days;
    }

    private static void note(
            TreeMap<Instant, List<Consumer<Count>>> changes, Instant from, Instant to, ObjIntConsumer<Count> change) {
        if (from.isBefore(to)) {
            changes.computeIfAbsent(from, _ -> new ArrayList<>()).add(count -> change.accept(count, 1));
            changes.computeIfAbsent(to, _ -> new ArrayList<>()).add(count -> change.accept(count, -1));
        }
    }

    private static List<Stretch> sweep(TreeMap<Instant, List<Consumer<Count>>> changes) {
        var stretches = new ArrayList<Stretch>();
        var count = new Count();
        var standing = Standing.QUIET;
        var since = Instant.MIN;
        for (var change : changes.entrySet()) {
            if (!standing.equals(Standing.QUIET)) {
                stretches.add(new Stretch(standing, since, change.getKey()));
            }
            change.getValue().forEach(each -> each.accept(count));
            standing = count.standing();
            since = change.getKey();
        }
        return stretches;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** How many claims of each kind stand. */
    private static final class Count {

        private final SortedMap<ComponentStatus, Integer> incidents = new TreeMap<>();
        private final SortedMap<ComponentStatus, Integer> maintenances = new TreeMap<>();
        private int agreed;

        void incident(Claim claim, int by) {
            add(incidents, claim.status(), by);
        }

        void maintenance(Claim claim, int by) {
            add(maintenances, claim.status(), by);
        }

        void agreed(int by) {
            agreed += by;
        }

        Standing standing() {
            return new Standing(worst(incidents), worst(maintenances), agreed > 0);
        }

        private static void add(Map<ComponentStatus, Integer> counts, ComponentStatus status, int by) {
            counts.merge(status, by, (count, more) -> count + more == 0 ? null : count + more);
        }

        private static ComponentStatus worst(SortedMap<ComponentStatus, Integer> counts) {
            return counts.isEmpty() ? ComponentStatus.OPERATIONAL : counts.lastKey();
        }
    }
}
