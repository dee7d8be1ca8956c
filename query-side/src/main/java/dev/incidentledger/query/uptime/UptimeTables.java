package dev.incidentledger.query.uptime;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.StatusInterval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what a batch changed, with one statement for each table and step, however large the batch. */
final class UptimeTables {

    private record ClaimRow(String incidentId, Claim claim) {}

    private record DayRow(String componentId, LocalDate day, Disruption disruption) {}

    private final JdbcClient db;
    private final ZoneId zone;

    UptimeTables(JdbcClient db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
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
                .param(starts.keySet().stream().map(ComponentId::value).toArray(String[]::new))
                .param(starts.values().stream()
                        .map(day -> day == null ? null : day.toString())
                        .toArray(String[]::new))
                .update();
    }

    /** Answers, by component, the days that an ended claim touched before or touches now. */
    Map<String, DayRange> replaceClaims(Map<IncidentId, List<Claim>> claims) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        var touched = new ArrayList<>(delete(claims.keySet()));
        var rows = claims.entrySet().stream()
                .flatMap(incident -> incident.getValue().stream()
                        .map(claim -> new ClaimRow(incident.getKey().value(), claim)))
                .toList();
        insertClaims(rows);
        rows.forEach(row -> touched.add(row.claim()));
        return days(touched);
    }

    /** The rollup of these days, made anew from all ended claims that touch them. */
    void recompute(Map<String, DayRange> ranges) {
        if (ranges.isEmpty()) {
            return;
        }
        var rows = new ArrayList<DayRow>();
        endedIn(ranges.values()).forEach((component, claims) -> {
            var range = requireNonNull(ranges.get(component));
            Disruption.byDay(StatusInterval.worstOf(claims, Instant.EPOCH), zone)
                    .forEach((day, disruption) -> {
                        if (range.contains(day)) {
                            rows.add(new DayRow(component, day, disruption));
                        }
                    });
        });
        deleteDays(ranges.values());
        insertDays(rows);
    }

    /**
     * Every day of every component anew, when the page's zone is no longer the one that they were made in. Several
     * processes may start at once, and each does it.
     */
    void recomputeAllIfZoneChanged() {
        var before = db.sql("select zone from query.uptime_zone_v1")
                .query(String.class)
                .optional();
        if (before.isPresent() && before.get().equals(zone.getId())) {
            return;
        }
        db.sql("""
                        with gone as (delete from query.uptime_zone_v1)
                        insert into query.uptime_zone_v1 values (?)
                        on conflict do nothing
                        """).param(zone.getId()).update();
        db.sql("truncate query.uptime_day_v1").update();
        recompute(days(db.sql("select component_id, status, from_at, to_at from query.uptime_claim_v1")
                .query((row, _) -> claim(row))
                .list()));
    }

    static Claim claim(ResultSet row) throws SQLException {
        var to = row.getObject("to_at", OffsetDateTime.class);
        return new Claim(
                new ComponentId(row.getString("component_id")),
                ComponentStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                to == null ? null : to.toInstant());
    }

    private List<Claim> delete(Collection<IncidentId> incidents) {
        return db.sql("""
                        delete from query.uptime_claim_v1 where incident_id = any(?::text[])
                        returning component_id, status, from_at, to_at
                        """)
                .param(incidents.stream().map(IncidentId::value).toArray(String[]::new))
                .query((row, _) -> claim(row))
                .list();
    }

    private void insertClaims(List<ClaimRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into query.uptime_claim_v1
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                        """)
                .param(texts(rows, ClaimRow::incidentId))
                .param(texts(rows, row -> row.claim().componentId().value()))
                .param(texts(rows, row -> row.claim().status().wireName()))
                .param(texts(rows, row -> row.claim().from().toString()))
                .param(texts(
                        rows,
                        row -> row.claim().to() == null
                                ? null
                                : row.claim().to().toString()))
                .update();
    }

    private Map<String, DayRange> days(List<Claim> claims) {
        var days = new HashMap<String, DayRange>();
        for (var claim : claims) {
            if (claim.to() != null) {
                days.merge(claim.componentId().value(), DayRange.of(claim, claim.to(), zone), DayRange::around);
            }
        }
        return days;
    }

    private Map<String, List<Claim>> endedIn(Collection<DayRange> ranges) {
        return db
                .sql("""
                        select component_id, status, from_at, to_at
                        from query.uptime_claim_v1 claim
                        join unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) as asked (component_id, start_at, end_at)
                            using (component_id)
                        where claim.to_at > asked.start_at and claim.from_at < asked.end_at
                        """)
                .param(texts(ranges, DayRange::componentId))
                .param(texts(ranges, range -> range.start(zone).toString()))
                .param(texts(ranges, range -> range.end(zone).toString()))
                .query((row, _) -> claim(row))
                .stream()
                .collect(Collectors.groupingBy(claim -> claim.componentId().value()));
    }

    private void deleteDays(Collection<DayRange> ranges) {
        db.sql("""
                        delete from query.uptime_day_v1 known
                        using unnest(?::text[], ?::date[], ?::date[]) as asked (component_id, first, last)
                        where known.component_id = asked.component_id and known.day between asked.first and asked.last
                        """)
                .param(texts(ranges, DayRange::componentId))
                .param(texts(ranges, range -> range.first().toString()))
                .param(texts(ranges, range -> range.last().toString()))
                .update();
    }

    private void insertDays(List<DayRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into query.uptime_day_v1
                        select * from unnest(
                            ?::text[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                        """)
                .param(texts(rows, DayRow::componentId))
                .param(texts(rows, row -> row.day().toString()))
                .param(micros(rows, Disruption::maintenance))
                .param(micros(rows, Disruption::degraded))
                .param(micros(rows, Disruption::partial))
                .param(micros(rows, Disruption::major))
                .update();
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static Long[] micros(List<DayRow> rows, Function<Disruption, Duration> column) {
        return rows.stream()
                .map(row -> column.apply(row.disruption()).toNanos() / 1_000)
                .toArray(Long[]::new);
    }
}
