package dev.incidentledger.query.uptime;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.eventstore.rebuild.OneMoment;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.platform.StatusPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads days from the rollup, and those since the first claim that still stands from the claims themselves, all of it
 * at the same moment.
 */
@Component
public class UptimeQueries {

    /** The projection behind it, for readers who wait for what they wrote. */
    public static final String PROJECTION = UptimeProjection.GROUP;

    private final JdbcClient db;
    private final ZoneId zone;
    private final OneMoment oneMoment;

    UptimeQueries(JdbcClient db, StatusPage page, OneMoment oneMoment) {
        this.db = db;
        this.zone = page.zone();
        this.oneMoment = oneMoment;
    }

    /** Empty for a component that was never registered. */
    Optional<Start> startOf(ComponentId component) {
        return db.sql("select start_date from query.uptime_component_v1 where component_id = ?")
                .param(component.value())
                .query((row, _) -> new Start(row.getObject("start_date", LocalDate.class)))
                .optional();
    }

    /**
     * What was not operational on each day of the period; quiet days have no entry.
     *
     * @param now where claims that still stand are cut off
     */
    SortedMap<LocalDate, Disruption> days(ComponentId component, LocalDate from, LocalDate to, Instant now) {
        return oneMoment.read(() -> {
            var standing =
                    firstDayOfStanding(component).map(day -> later(day, from)).filter(day -> !day.isAfter(to));
            var days = rollup(
                    component, from, standing.map(day -> day.minusDays(1)).orElse(to));
            standing.ifPresent(day -> days.putAll(fromClaims(component, day, to, now)));
            return days;
        });
    }

    /**
     * The same of all components at once; those that had only quiet days have no entry.
     *
     * @param now where claims that still stand are cut off
     */
    public Map<ComponentId, SortedMap<LocalDate, Disruption>> days(LocalDate from, LocalDate to, Instant now) {
        return oneMoment.read(() -> {
            var days = new HashMap<ComponentId, SortedMap<LocalDate, Disruption>>();
            db.sql("""
                            select component_id, day, maintenance, degraded, partial, major
                            from query.uptime_day_v1
                            where day between ? and ?
                            """).params(from, to).query(row -> {
                days.computeIfAbsent(new ComponentId(row.getString("component_id")), _ -> new TreeMap<>())
                        .put(row.getObject("day", LocalDate.class), disruption(row));
            });
            standing().forEach(component -> days.put(component, days(component, from, to, now)));
            return days;
        });
    }

    private List<ComponentId> standing() {
        return db.sql("select distinct component_id from query.uptime_claim_v1 where to_at is null")
                .query((row, _) -> new ComponentId(row.getString(1)))
                .list();
    }

    private SortedMap<LocalDate, Disruption> rollup(ComponentId component, LocalDate from, LocalDate to) {
        var days = new TreeMap<LocalDate, Disruption>();
        db.sql("""
                        select day, maintenance, degraded, partial, major
                        from query.uptime_day_v1
                        where component_id = ? and day between ? and ?
                        """).params(component.value(), from, to).query(row -> {
            days.put(row.getObject("day", LocalDate.class), disruption(row));
        });
        return days;
    }

    private Optional<LocalDate> firstDayOfStanding(ComponentId component) {
        return db.sql("""
                        select min(from_at) from query.uptime_claim_v1
                        where component_id = ? and to_at is null
                        """)
                .param(component.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(since -> LocalDate.ofInstant(since.toInstant(), zone));
    }

    private SortedMap<LocalDate, Disruption> fromClaims(
            ComponentId component, LocalDate first, LocalDate last, Instant now) {
        var asked = new DayRange(component, first, last);
        var period = asked.period(zone);
        List<Claim> claims = db.sql("""
                        select component_id, status, from_at, to_at
                        from query.uptime_claim_v1
                        where component_id = ? and (to_at is null or to_at > ?) and from_at < ?
                        """)
                .params(
                        component.value(),
                        period.from().atOffset(ZoneOffset.UTC),
                        period.to().atOffset(ZoneOffset.UTC))
                .query((row, _) -> ClaimTable.claim(row))
                .list();
        return asked.days(claims, now, zone);
    }

    static Disruption disruption(ResultSet row) throws SQLException {
        return new Disruption(
                micros(row, "maintenance"), micros(row, "degraded"), micros(row, "partial"), micros(row, "major"));
    }

    private static Duration micros(ResultSet row, String column) throws SQLException {
        return Duration.ofNanos(row.getLong(column) * 1_000);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
