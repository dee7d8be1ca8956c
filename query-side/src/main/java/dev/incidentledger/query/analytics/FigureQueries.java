package dev.incidentledger.query.analytics;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.platform.AnalyticsDatabase;
import dev.incidentledger.query.platform.JsonRows;
import dev.incidentledger.query.platform.MonthRange;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.promises.PromiseQueries;
import dev.incidentledger.query.uptime.UptimeQueries;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures by month, for the page and as tables, from the views that analysts read by SQL. */
@Component
public class FigureQueries {

    /** The projections behind them. */
    public static final List<String> PROJECTIONS =
            List.of(AnalyticsProjection.GROUP, PromiseQueries.PROJECTION, UptimeQueries.PROJECTION);

    private final JdbcClient db;
    private final AnalyticsQueries queries;
    private final ZoneId zone;

    FigureQueries(@Qualifier(AnalyticsDatabase.TEMPLATE) JdbcTemplate db, AnalyticsQueries queries, StatusPage page) {
        this.db = JdbcClient.create(db);
        this.queries = queries;
        this.zone = page.zone();
    }

    /**
     * Of each public component that is not retired in each month, as the page orders components.
     *
     * @param today in the page's zone
     */
    public List<MonthUptimeRow> uptime(MonthRange months, LocalDate today) {
        return db
                .sql("""
                        select to_jsonb(summed) from (
                            select component.component_id,
                                   component.name as component,
                                   component.group_name,
                                   month.name as month,
                                   component.start_date,
                                   component.known_from,
                                   coalesce(sum(under_maintenance_seconds), 0) as under_maintenance_seconds,
                                   coalesce(sum(degraded_performance_seconds), 0) as degraded_performance_seconds,
                                   coalesce(sum(partial_outage_seconds), 0) as partial_outage_seconds,
                                   coalesce(sum(major_outage_seconds), 0) as major_outage_seconds
                            from analytics.components component
                            cross join unnest(:names::text[], :firsts::date[], :lasts::date[]) as month (name, first, last)
                            left join analytics.component_days day
                                on day.component_id = component.component_id
                                and day.day between greatest(month.first, component.start_date) and month.last
                            where not component.retired and component.audience = 'public'
                            group by component.component_id, component.name, component.group_name, component.group_id,
                                component.page_position, component.position, component.start_date,
                                component.known_from, month.name
                            order by component.page_position, component.group_id, component.position,
                                component.component_id, month.name
                        ) summed
                        """)
                .param("names", texts(months, YearMonth::toString))
                .param("firsts", texts(months, month -> month.atDay(1).toString()))
                .param("lasts", texts(months, month -> month.atEndOfMonth().toString()))
                .query(JsonRows.as(MonthUptimeRow.Sums.class))
                .list()
                .stream()
                .map(sums -> sums.row(today))
                .toList();
    }

    /** One for each month, the first one first. */
    public List<MonthRow> months(MonthRange months) {
        return db.sql("""
                        select to_jsonb(counted) from (
                            select month.name as month, incident.*, promise.*
                            from unnest(:names::text[], :starts::timestamptz[], :ends::timestamptz[])
                                as month (name, start_at, end_at)
                            cross join lateral (
                                select count(*) as incidents,
                                       count(*) filter (where resolved_at is null) as open,
                                       count(*) filter (where impact in ('major', 'critical')) as severe,
                                       count(*) filter (where told_afterwards) as told_afterwards
                                from analytics.incidents
                                where told_at >= start_at and told_at < end_at
                            ) as incident
                            cross join lateral (
                                select count(*) filter (where state = 'kept') as kept,
                                       count(*) filter (where state = 'late') as late,
                                       count(*) filter (where state = 'broken') as broken,
                                       count(*) filter (where state = 'overdue') as overdue
                                from analytics.promises
                                where due >= start_at and due < end_at
                            ) as promise
                            order by month.name
                        ) counted
                        """)
                .param("names", texts(months, YearMonth::toString))
                .param("starts", texts(months, this::start))
                .param("ends", texts(months, this::end))
                .query(JsonRows.as(MonthRow.class))
                .list();
    }

    /** All of them together, for each delay. */
    public List<DelayRow> delays(MonthRange months) {
        return queries.delays(
                new IncidentChoice(months.first().atDay(1), months.last().atEndOfMonth(), null, null, null, null),
                Dimension.NONE);
    }

    /** The longest delays first, or else those told of last. */
    public List<BehindRow> behind(Figure figure, int limit) {
        return db.sql("""
                        select to_jsonb(found) from (
                            select incident_id, title, status, audience, impact, told_at, resolved_at, seconds
                            from analytics.incidents
                            left join (
                                select incident_id, max(seconds) as seconds
                                from analytics.delays
                                where delay = :delay::text
                                group by incident_id
                            ) as measured using (incident_id)
                            where %s
                            order by seconds desc nulls last, told_at desc, incident_id
                            limit :limit
                        ) found
                        """.formatted(figure.condition()))
                .param("start", start(figure.months().first()))
                .param("end", end(figure.months().last()))
                .param(
                        "component",
                        figure.component() == null ? null : figure.component().value())
                .param("delay", figure.delay() == null ? null : figure.delay().wireName())
                .param(
                        "promise",
                        figure.promise() == null ? null : figure.promise().wireName())
                .param("limit", limit)
                .query(JsonRows.as(BehindRow.class))
                .list();
    }

    /** Empty for a component that was never registered. */
    public Optional<String> nameOf(ComponentId component) {
        return db.sql("select name from analytics.components where component_id = ?")
                .param(component.value())
                .query(String.class)
                .optional();
    }

    private String start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant().toString();
    }

    private String end(YearMonth month) {
        return start(month.plusMonths(1));
    }

    private static String[] texts(MonthRange months, Function<YearMonth, String> column) {
        return Stream.iterate(months.first(), month -> !month.isAfter(months.last()), month -> month.plusMonths(1))
                .map(column)
                .toArray(String[]::new);
    }
}
