package dev.incidentledger.query.outages;

import static java.util.stream.Collectors.groupingBy;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.eventstore.ProjectionDatabase;
import java.time.Duration;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes claims, and makes anew the days that their changes touch. */
final class OutageTables {

    private record Place(Basis basis, ComponentId component) {

        static Place of(SourcedClaim claim) {
            return new Place(claim.basis(), claim.claim().componentId());
        }
    }

    private record Days(LocalDate first, LocalDate last) {

        Days around(Days other) {
            return new Days(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    private record DayRow(Place place, LocalDate day, Standing standing, long micros) {}

    private final ProjectionDatabase db;
    private final ZoneId zone;

    OutageTables(ProjectionDatabase db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    /** @param claims all that these incidents and maintenances claim from now on */
    void write(List<String> sources, List<SourcedClaim> claims) {
        if (sources.isEmpty()) {
            return;
        }
        var known = claimsOf(sources);
        var gone = without(known, claims);
        var made = without(claims, known);
        delete(gone);
        insert(made);
        remake(touched(Stream.concat(gone.stream(), made.stream())));
    }

    /**
     * Every day anew, when the page's zone is no longer the one that they were made in. Several processes may start at once, and
     * each does it.
     *
     * @return whether they were made in another one
     */
    boolean remakeAllIfZoneChanged() {
        var before = db.sql("select zone from query.outage_zone_v1")
                .query(String.class)
                .optional();
        if (before.isPresent() && before.get().equals(zone.getId())) {
            return false;
        }
        db.sql("""
                        with gone as (delete from query.outage_zone_v1)
                        insert into query.outage_zone_v1 values (?)
                        on conflict do nothing
                        """).param(zone.getId()).update();
        db.sql("truncate query.outage_day_v1").update();
        remake(touched(db
                .sql("select %s from query.outage_claim_v1".formatted(ClaimRows.COLUMNS))
                .query(ClaimRows::read)
                .list()
                .stream()));
        return true;
    }

    private List<SourcedClaim> claimsOf(List<String> sources) {
        return db.sql("select %s from query.outage_claim_v1 where source_id = any(?::text[])"
                        .formatted(ClaimRows.COLUMNS))
                .param(sources.toArray(String[]::new))
                .query(ClaimRows::read)
                .list();
    }

    private Map<Place, Days> touched(Stream<SourcedClaim> changed) {
        var touched = new HashMap<Place, Days>();
        changed.forEach(each -> {
            var claim = each.claim();
            if (claim.to() != null) {
                touched.merge(Place.of(each), new Days(day(claim.from()), day(claim.to())), Days::around);
            }
        });
        return touched;
    }

    private void remake(Map<Place, Days> touched) {
        if (touched.isEmpty()) {
            return;
        }
        deleteDays(touched);
        var rows = new ArrayList<DayRow>();
        var claims = endedIn(touched).stream().collect(groupingBy(Place::of));
        touched.forEach((place, days) -> Stretch.byDay(
                        Stretch.of(claims.getOrDefault(place, List.of()), Instant.EPOCH), zone)
                .subMap(days.first(), true, days.last(), true)
                .forEach((day, stood) ->
                        stood.forEach((standing, time) -> rows.add(new DayRow(place, day, standing, micros(time))))));
        insertDays(rows);
    }

    private List<SourcedClaim> endedIn(Map<Place, Days> touched) {
        var places = List.copyOf(touched.entrySet());
        return db.sql("""
                        select claim.*
                        from query.outage_claim_v1 claim
                        join unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                            as asked (basis, component_id, start_at, end_at) using (basis, component_id)
                        where claim.to_at > asked.start_at and claim.from_at < asked.end_at
                        """)
                .param(texts(places, place -> place.getKey().basis().wireName()))
                .param(texts(places, place -> place.getKey().component().value()))
                .param(texts(places, place -> start(place.getValue().first())))
                .param(texts(places, place -> start(place.getValue().last().plusDays(1))))
                .query(ClaimRows::read)
                .list();
    }

    private void deleteDays(Map<Place, Days> touched) {
        var places = List.copyOf(touched.entrySet());
        db.sql("""
                        delete from query.outage_day_v1 known
                        using unnest(?::text[], ?::text[], ?::date[], ?::date[]) as touched (basis, component_id, first, last)
                        where (known.basis, known.component_id) = (touched.basis, touched.component_id)
                            and known.day between touched.first and touched.last
                        """)
                .param(texts(places, place -> place.getKey().basis().wireName()))
                .param(texts(places, place -> place.getKey().component().value()))
                .param(texts(places, place -> place.getValue().first().toString()))
                .param(texts(places, place -> place.getValue().last().toString()))
                .update();
    }

    private void insertDays(List<DayRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into query.outage_day_v1
                        select * from unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::boolean[], ?::bigint[])
                        """)
                .param(texts(rows, row -> row.place().basis().wireName()))
                .param(texts(rows, row -> row.place().component().value()))
                .param(texts(rows, row -> row.day().toString()))
                .param(texts(rows, row -> row.standing().incident().wireName()))
                .param(texts(rows, row -> row.standing().maintenance().wireName()))
                .param(texts(rows, row -> Boolean.toString(row.standing().agreed())))
                .param(rows.stream().map(DayRow::micros).toArray(Long[]::new))
                .update();
    }

    private void delete(Collection<SourcedClaim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        db.sql("""
                        delete from query.outage_claim_v1 known
                        using unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[])
                            as gone (source_id, basis, component_id, from_at)
                        where (known.source_id, known.basis, known.component_id, known.from_at)
                            = (gone.source_id, gone.basis, gone.component_id, gone.from_at)
                        """)
                .param(texts(claims, SourcedClaim::source))
                .param(texts(claims, each -> each.basis().wireName()))
                .param(texts(claims, each -> each.claim().componentId().value()))
                .param(texts(claims, each -> each.claim().from().toString()))
                .update();
    }

    private void insert(Collection<SourcedClaim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into query.outage_claim_v1 (%s)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                            ?::boolean[], ?::timestamptz[], ?::timestamptz[])
                        """.formatted(ClaimRows.COLUMNS))
                .param(texts(claims, each -> each.basis().wireName()))
                .param(texts(claims, SourcedClaim::source))
                .param(texts(claims, each -> each.claim().componentId().value()))
                .param(texts(claims, each -> each.claim().status().wireName()))
                .param(texts(claims, each -> each.claim().from().toString()))
                .param(texts(claims, each -> text(each.claim().to())))
                .param(texts(claims, each -> Boolean.toString(each.windowKnown())))
                .param(texts(
                        claims,
                        each -> each.agreed() == null
                                ? null
                                : text(each.agreed().from())))
                .param(texts(
                        claims,
                        each -> each.agreed() == null
                                ? null
                                : text(each.agreed().until())))
                .update();
    }

    private LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    private String start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toString();
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static Set<SourcedClaim> without(Collection<SourcedClaim> all, Collection<SourcedClaim> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(Set.copyOf(some));
        return rest;
    }
}
