package dev.incidentledger.query.outages;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds up, by subject and piece of the period, what stood on components. */
final class StoodSum {

    private record Place(String key, LocalDate firstDay) {}

    private final OutageQuestion question;
    private final ZoneId zone;
    private final Map<Place, Map<Standing, Duration>> stood = new HashMap<>();

    StoodSum(OutageQuestion question, ZoneId zone) {
        this.question = question;
        this.zone = zone;
    }

    /** @param firstDay of the piece */
    void add(String key, LocalDate firstDay, Standing standing, Duration time) {
        stood.computeIfAbsent(new Place(key, firstDay), _ -> new HashMap<>()).merge(standing, time, Duration::plus);
    }

    /** @param claims all on the component that share a moment with the days since the first of them that still stands */
    void add(CountedComponent component, List<SourcedClaim> claims) {
        var since = claims.stream()
                .map(SourcedClaim::claim)
                .filter(claim -> claim.stands())
                .map(claim -> LocalDate.ofInstant(claim.from(), zone))
                .min(LocalDate::compareTo)
                .orElseThrow();
        add(component, since, claims);
    }

    /** @param claims all on the component, or on any part of it, that share a moment with the days since {@code since} */
    void add(CountedComponent component, LocalDate since, List<SourcedClaim> claims) {
        var key = component.key(question.by());
        Stretch.byDay(Stretch.of(claims, question.now()), zone).tailMap(since).forEach((day, byStanding) -> {
            if (component.counts(day, question, zone)) {
                var firstDay = question.per().firstDay(day, question.from());
                byStanding.forEach((standing, time) -> add(key, firstDay, standing, time));
            }
        });
    }

    /** By key, then by day. */
    Stream<StoodTime> times(Collection<CountedComponent> components) {
        var byKey = new TreeMap<String, List<CountedComponent>>();
        components.forEach(component -> byKey.computeIfAbsent(component.key(question.by()), _ -> new ArrayList<>())
                .add(component));
        return byKey.entrySet().stream()
                .flatMap(each -> question.per()
                        .firstDays(question.from(), question.to())
                        .map(first -> time(each.getKey(), first, each.getValue())));
    }

    /** Those that were not quiet, in any order; how much of them counts is not said. */
    Stream<StoodTime> troubled() {
        return stood.entrySet().stream()
                .map(each -> new StoodTime(
                        each.getKey().key(),
                        each.getKey().firstDay(),
                        question.per().lastDay(each.getKey().firstDay(), question.to()),
                        0,
                        Duration.ZERO,
                        Map.copyOf(each.getValue())));
    }

    private StoodTime time(String key, LocalDate first, List<CountedComponent> components) {
        var last = question.per().lastDay(first, question.to());
        return new StoodTime(
                key,
                first,
                last,
                components.stream()
                        .mapToLong(component -> component.days(first, last, question.now(), zone))
                        .sum(),
                components.stream()
                        .map(component -> component.elapsed(first, last, question.now(), zone))
                        .reduce(Duration.ZERO, Duration::plus),
                Map.copyOf(stood.getOrDefault(new Place(key, first), Map.of())));
    }
}
