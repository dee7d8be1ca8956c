package dev.incidentledger.query.analytics;

import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.AnalyticsDatabase;
import dev.incidentledger.query.platform.JsonRows;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts and measures incidents; of each that was chosen it reads one row, and its promises, once. */
@Component
class AnalyticsQueries {

    private final JdbcClient db;
    private final ZoneId zone;
    private final PromiseRule promises;

    AnalyticsQueries(@Qualifier(AnalyticsDatabase.TEMPLATE) JdbcTemplate db, StatusPage page, PromiseRule promises) {
        this.db = JdbcClient.create(db);
        this.zone = page.zone();
        this.promises = promises;
    }

    /** By key; a key without an incident has no row, but for months. */
    List<CountRow> counts(IncidentChoice choice, Dimension by) {
        var counted = counted(choice, by);
        return by == Dimension.MONTH ? withEveryMonth(choice, counted) : counted;
    }

    private static List<CountRow> withEveryMonth(IncidentChoice choice, List<CountRow> counted) {
        var rows = new TreeMap<String, CountRow>();
        for (var month = YearMonth.from(choice.from());
                !month.atDay(1).isAfter(choice.to());
                month = month.plusMonths(1)) {
            rows.put(month.toString(), CountRow.none(month.toString()));
        }
        counted.forEach(row -> rows.put(row.key(), row));
        return List.copyOf(rows.values());
    }

    private List<CountRow> counted(IncidentChoice choice, Dimension by) {
        return chosen("""
                        with chosen as materialized (
                            select *
                            from query.analytics_incident_v2
                            cross join lateral (
                                select count(*) as promises,
                                       count(*) filter (where answered_at <= due + make_interval(secs => :grace)) as promises_kept,
                                       count(*) filter (where answered_at > due + make_interval(secs => :grace)) as promises_late,
                                       count(*) filter (where answered_at is null and not goes_on) as promises_broken
                                from query.promise_v3 promise
                                where promise.incident_id = analytics_incident_v2.incident_id
                            ) as promised
                            where %s
                        )
                        select to_jsonb(counted) from (
                            select keys.key,
                                   count(*) as incidents,
                                   count(*) filter (where resolved_at is null) as open,
                                   count(*) filter (where told_afterwards) as told_afterwards,
                                   count(postmortem_at) as with_postmortem,
                                   sum(updates) as updates,
                                   count(*) filter (where cardinality(correction_delays) > 0) as corrected,
                                   sum(cardinality(correction_delays)) as corrections,
                                   sum(promises) as promises,
                                   sum(promises_kept) as promises_kept,
                                   sum(promises_late) as promises_late,
                                   sum(promises_broken) as promises_broken
                            from chosen
                            cross join lateral (%s) as keys (key)
                            group by keys.key
                            order by keys.key
                        ) counted
                        """.formatted(IncidentChoice.CONDITION, by.keys()), choice)
                .query(JsonRows.as(CountRow.class))
                .list();
    }

    /** By key, and for each key every delay. */
    List<DelayRow> delays(IncidentChoice choice, Dimension by) {
        return chosen(
                        """
                        with chosen as materialized (
                            select *, %s
                            from query.analytics_incident_v2
                            where %s
                        ),
                        keyed as (
                            select keys.key, chosen.*
                            from chosen
                            cross join lateral (%s) as keys (key)
                        ),
                        grouped as (
                            select key, count(*) as incidents, %s
                            from keyed
                            group by key
                        ),
                        several as (
                            select key,
                                   name,
                                   percentile_disc(array[0.5, 0.9]) within group (order by seconds) as ranks,
                                   avg(seconds) as mean,
                                   count(*) as sample
                            from keyed
                            cross join lateral (values %s) as delay (name, measured)
                            cross join unnest(measured) as seconds
                            group by key, name
                        )
                        select to_jsonb(measured) from (
                            select key,
                                   name as delay,
                                   (coalesce(several.ranks, delay.ranks))[1] as p50_seconds,
                                   (coalesce(several.ranks, delay.ranks))[2] as p90_seconds,
                                   round(coalesce(several.mean, delay.mean), 3) as mean_seconds,
                                   coalesce(several.sample, delay.sample) as sample,
                                   left_out
                            from grouped
                            cross join lateral (values %s) as delay (number, name, ranks, mean, sample, left_out)
                            left join several using (key, name)
                            order by key, number
                        ) measured
                        """.formatted(
                                        Delay.columns(),
                                        IncidentChoice.CONDITION,
                                        by.keys(),
                                        Delay.aggregates(),
                                        Delay.several(),
                                        Delay.rows()),
                        choice)
                .query(JsonRows.as(DelayRow.class))
                .list();
    }

    /** The earliest first. */
    List<IncidentRow> incidents(IncidentChoice choice, int limit) {
        return chosen("""
                        select to_jsonb(incident) || jsonb_build_object('corrections', cardinality(correction_delays))
                        from query.analytics_incident_v2 incident
                        where %s
                        order by told_at, incident_id
                        limit :limit
                        """.formatted(IncidentChoice.CONDITION), choice)
                .param("limit", limit)
                .query(JsonRows.as(IncidentRow.class))
                .list();
    }

    /**
     * By key; a key without an incident that speaks of a component has no row. It recurs on a component when an earlier one on
     * the same component was resolved before its first update, and no longer before than {@code within}; the earlier one is any that was
     * not retracted, chosen or not.
     */
    List<RecurrenceRow> recurrence(IncidentChoice choice, RecurrenceKey by, Duration within) {
        return chosen("""
                        with spoken as (
                            select incident_id, told_at, resolved_at, component_id
                            from query.analytics_incident_v2
                            cross join unnest(component_ids) as component_id
                            where not retracted
                        ),
                        moments as (
                            select component_id, told_at as at, 1 as turn, incident_id, cast(null as timestamptz) as resolved_at
                            from spoken
                            union all
                            select component_id, over_at, 2, null, over_at
                            from spoken
                            cross join lateral greatest(told_at, resolved_at) as over_at
                            where resolved_at is not null
                        ),
                        looked_back as (
                            select component_id, incident_id, at - max(resolved_at) over (
                                partition by component_id order by at, turn rows unbounded preceding) as since
                            from moments
                        ),
                        incidents as (
                            select %s as key,
                                   incident_id,
                                   min(since) filter (where since <= make_interval(secs => :within)) as since
                            from looked_back
                            join query.analytics_incident_v2 using (incident_id)
                            where (:component::text is null or component_id = :component) and %s
                            group by 1, 2
                        )
                        select to_jsonb(counted) from (
                            select key,
                                   count(*) as incidents,
                                   count(since) as recurred,
                                   percentile_disc(0.5) within group (order by cast(floor(extract(epoch from since)) as bigint))
                                       as p50_seconds,
                                   array_remove(array_agg(case when since is not null then incident_id end order by incident_id), null)
                                       as incident_ids
                            from incidents
                            group by key
                            order by key
                        ) counted
                        """.formatted(by.key(), IncidentChoice.CONDITION), choice)
                .param("within", within.toSeconds())
                .query(JsonRows.as(RecurrenceRow.class))
                .list();
    }

    /** Of incidents and maintenances by their ids; what is neither has none. */
    Map<String, String> titles(List<String> ids) {
        var titles = new HashMap<String, String>();
        db.sql("""
                        select incident_id, title from analytics.incidents where incident_id = any(:ids::text[])
                        union all
                        select maintenance_id, title from analytics.maintenances where maintenance_id = any(:ids::text[])
                        """).param("ids", ids.toArray(String[]::new)).query(row -> {
            titles.put(row.getString(1), row.getString(2));
        });
        return titles;
    }

    private JdbcClient.StatementSpec chosen(String sql, IncidentChoice choice) {
        return db.sql(sql)
                .param("zone", zone.getId())
                .param("grace", promises.grace().toNanos() / 1e9)
                .param("from", choice.from().toString())
                .param("to", choice.to().toString())
                .param(
                        "component",
                        choice.component() == null ? null : choice.component().value())
                .param(
                        "impact",
                        choice.impact() == null ? null : choice.impact().wireName())
                .param("origin", choice.origin())
                .param(
                        "audience",
                        choice.audience() == null ? null : choice.audience().wireName());
    }
}
