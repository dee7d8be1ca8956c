package dev.incidentledger.query.uptime;

import static java.util.stream.Collectors.groupingBy;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.StatusInterval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what a batch changed, with one statement for each table and step, however large the batch. */
final class UptimeTables {

    private final ProjectionDatabase db;
    private final ZoneId zone;
    private final ClaimTable claims;
    private final DayTable days;

    UptimeTables(ProjectionDatabase db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
        this.claims = new ClaimTable(db);
        this.days = new DayTable(db);
    }

    void writeStarts(Map<ComponentId, @Nullable LocalDate> starts) {
        if (starts.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into query.uptime_component_v1
                        select * from unnest(?::text[], ?::date[])
                        on conflict (component_id) do update set start_date = excluded.start_date
                        """)
                .param(ClaimTable.texts(starts.keySet(), ComponentId::value))
                .param(starts.values().stream()
                        .map(day -> day == null ? null : day.toString())
                        .toArray(String[]::new))
                .update();
    }

    /** @param wanted all that each of these incidents and maintenances claims from now on, by its id */
    void writeClaims(Map<String, List<Claim>> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        var known = claims.of(wanted.keySet());
        var rows = rows(wanted);
        var gone = without(known, rows);
        var made = without(rows, known);
        claims.delete(gone);
        var changes = changes(gone, made);
        claims.insert(made);
        days.add(changes);
    }

    /**
     * Every day of every component anew, when the page's zone is no longer the one that they were made in. Several
     * processes may start at once, and each does it.
     *
     * @return whether they were made in another one
     */
    boolean recomputeAllIfZoneChanged() {
        var before = db.sql("select zone from query.uptime_zone_v1")
                .query(String.class)
                .optional();
        if (before.isPresent() && before.get().equals(zone.getId())) {
            return false;
        }
        db.sql("""
                        with gone as (delete from query.uptime_zone_v1)
                        insert into query.uptime_zone_v1 values (?)
                        on conflict do nothing
                        """).param(zone.getId()).update();
        days.clear();
        var ended = claims.all().stream().filter(claim -> !claim.stands());
        ended.collect(groupingBy(Claim::componentId))
                .forEach((component, all) -> days.add(rows(component, byDay(all))));
        return true;
    }

    /**
     * What the days gain and lose: only the moments of these claims can have changed, so only claims that share one with
     * them are looked at. What those say of other moments is the same before and after.
     */
    private List<DayTable.Row> changes(Set<ClaimTable.Row> gone, Set<ClaimTable.Row> made) {
        var before = endedByComponent(gone);
        var after = endedByComponent(made);
        var periods = periods(
                Stream.of(before, after).flatMap(all -> all.values().stream().flatMap(List::stream)));
        if (periods.isEmpty()) {
            return List.of();
        }
        var others = claims.endedIn(periods.values()).stream().collect(groupingBy(Claim::componentId));
        var changes = new ArrayList<DayTable.Row>();
        for (var component : periods.keySet()) {
            var around = others.getOrDefault(component, List.of());
            var change = byDay(both(around, after.getOrDefault(component, List.of())));
            byDay(both(around, before.getOrDefault(component, List.of())))
                    .forEach((day, was) -> change.merge(day, was.negated(), Disruption::plus));
            changes.addAll(rows(component, change));
        }
        return changes;
    }

    private SortedMap<LocalDate, Disruption> byDay(Collection<Claim> ended) {
        return Disruption.byDay(StatusInterval.worstOf(ended, Instant.EPOCH), zone);
    }

    private static Map<ComponentId, Period> periods(Stream<Claim> ended) {
        var periods = new HashMap<ComponentId, Period>();
        ended.forEach(claim -> {
            if (claim.to() != null) {
                periods.merge(claim.componentId(), Period.of(claim, claim.to()), Period::around);
            }
        });
        return periods;
    }

    private static Map<ComponentId, List<Claim>> endedByComponent(Set<ClaimTable.Row> rows) {
        return rows.stream()
                .map(ClaimTable.Row::claim)
                .filter(claim -> !claim.stands())
                .collect(groupingBy(Claim::componentId));
    }

    private static Set<ClaimTable.Row> rows(Map<String, List<Claim>> wanted) {
        return wanted.entrySet().stream()
                .flatMap(source -> source.getValue().stream().map(claim -> new ClaimTable.Row(source.getKey(), claim)))
                .collect(Collectors.toSet());
    }

    private static List<DayTable.Row> rows(ComponentId component, Map<LocalDate, Disruption> days) {
        return days.entrySet().stream()
                .filter(day -> !day.getValue().equals(Disruption.NONE))
                .map(day -> new DayTable.Row(component, day.getKey(), day.getValue()))
                .toList();
    }

    private static <T> Set<T> without(Set<T> all, Set<T> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static List<Claim> both(List<Claim> some, List<Claim> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
