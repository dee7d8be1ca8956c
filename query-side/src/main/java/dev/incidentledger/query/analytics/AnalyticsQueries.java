package dev.incidentledger.query.analytics;

import dev.incidentledger.query.platform.JsonRows;
import dev.incidentledger.query.platform.StatusPage;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts and measures incidents; of each that was chosen it reads one row. */
@Component
class AnalyticsQueries {

    private final JdbcClient db;
    private final ZoneId zone;

    AnalyticsQueries(JdbcClient db, StatusPage page) {
        this.db = db;
        this.zone = page.zone();
    }

    /** By key; a key without an incident has no row. */
    List<CountRow> counts(IncidentChoice choice, Dimension by) {
        return chosen("""
                        select to_jsonb(counted) from (
                            select keys.key,
                                   count(*) as incidents,
                                   count(*) filter (where resolved_at is null) as open,
                                   count(*) filter (where told_afterwards) as told_afterwards,
                                   count(postmortem_at) as with_postmortem,
                                   sum(updates) as updates,
                                   count(*) filter (where cardinality(correction_delays) > 0) as corrected,
                                   sum(cardinality(correction_delays)) as corrections
                            from query.analytics_incident_v1
                            cross join lateral (%s) as keys (key)
                            where %s
                            group by keys.key
                            order by keys.key
                        ) counted
                        """.formatted(by.keys(), IncidentChoice.CONDITION), choice)
                .query(JsonRows.as(CountRow.class))
                .list();
    }

    /** By key, and for each key every delay. */
    List<DelayRow> delays(IncidentChoice choice, Dimension by) {
        return chosen("""
                        select to_jsonb(measured) from (
                            select keys.key,
                                   delay.name as delay,
                                   percentile_disc(0.5) within group (order by seconds) as p50_seconds,
                                   percentile_disc(0.9) within group (order by seconds) as p90_seconds,
                                   round(avg(seconds), 3) as mean_seconds,
                                   count(seconds) as sample,
                                   count(*) - count(seconds) as left_out
                            from query.analytics_incident_v1
                            cross join lateral (%s) as keys (key)
                            cross join lateral (%s) as delay (number, name, measured)
                            left join lateral unnest(array_remove(delay.measured, null)) as seconds on true
                            where %s
                            group by keys.key, delay.number, delay.name
                            order by keys.key, delay.number
                        ) measured
                        """.formatted(by.keys(), Delay.table(), IncidentChoice.CONDITION), choice)
                .query(JsonRows.as(DelayRow.class))
                .list();
    }

    /** The earliest first. */
    List<IncidentRow> incidents(IncidentChoice choice, int limit) {
        return chosen("""
                        select to_jsonb(incident) || jsonb_build_object('corrections', cardinality(correction_delays))
                        from query.analytics_incident_v1 incident
                        where %s
                        order by told_at, incident_id
                        limit :limit
                        """.formatted(IncidentChoice.CONDITION), choice)
                .param("limit", limit)
                .query(JsonRows.as(IncidentRow.class))
                .list();
    }

    private JdbcClient.StatementSpec chosen(String sql, IncidentChoice choice) {
        return db.sql(sql)
                .param("zone", zone.getId())
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
