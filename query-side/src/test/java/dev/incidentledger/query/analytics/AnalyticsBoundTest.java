package dev.incidentledger.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ten years of a hundred thousand incidents, each of two of a thousand components and with one promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnalyticsBoundTest {

    private static final int INCIDENTS = 100_000;

    /** Rows that the planner looks at for itself, at either end of an index. */
    private static final int PLANNING = 10;

    private static final LocalDate FROM = LocalDate.parse("2015-01-01");
    private static final LocalDate TO = LocalDate.parse("2024-12-31");
    private static final IncidentChoice ALL = new IncidentChoice(FROM, TO, null, null, null, null);
    private static final ProjectionBench BENCH = new ProjectionBench();

    private static AnalyticsQueries queries;

    @BeforeAll
    static void fill() {
        BENCH.db().sql("""
                        insert into query.analytics_incident_v2
                        select 'inc_' || lpad(number::text, 26, '0'), 'Trouble', 'resolved', 'public',
                               (array['none', 'minor', 'major', 'critical'])[1 + number % 4],
                               case when number % 3 = 0 then 'Cloud' end,
                               array[
                                   'cmp_' || lpad((number % 1000)::text, 26, '0'),
                                   'cmp_' || lpad((number * 7 % 1000)::text, 26, '0')],
                               told, null, null, told, told + interval '5 minutes', null, told + interval '1 hour', null,
                               false, 3, array[300, 3300], '{}', false
                        from generate_series(0, ? - 1) as number
                        cross join lateral (values (timestamptz '2015-01-01T00:00Z' + number * interval '52 minutes')) as moment (told)
                        """).param(INCIDENTS).update();
        BENCH.db().sql("""
                        insert into query.promise_v3
                        select * from jsonb_populate_recordset(null::query.promise_v3, (
                            select jsonb_agg(jsonb_build_object(
                                'incident_id', incident_id, 'made_by', 'upd_' || incident_id, 'made_at', told_at, 'due', resolved_at,
                                'answered_by', 'upd_of_' || incident_id, 'answered_at', resolved_at, 'goes_on', false,
                                'retracted', false, 'audience', 'public'))
                            from query.analytics_incident_v2))
                        """).update();
        BENCH.db().sql("analyze query.analytics_incident_v2, query.promise_v3").update();
        queries = new AnalyticsQueries(
                new JdbcTemplate(BENCH.database()),
                new StatusPage("Page", null, ZoneOffset.UTC),
                new PromiseRule(Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "MONTH", "COMPONENT"})
    void counts_and_delays_read_each_incident_and_each_promise_once(Dimension by) {
        assertThat(read(() -> queries.counts(ALL, by))).isBetween(1L, 2L * INCIDENTS + PLANNING);
        assertThat(read(() -> queries.delays(ALL, by))).isBetween(1L, 2L * INCIDENTS + PLANNING);
    }

    @Test
    void a_month_is_read_from_its_own_incidents() {
        var month = new IncidentChoice(FROM, FROM.plusMonths(1).minusDays(1), null, null, null, null);
        long ofTheMonth = queries.counts(month, Dimension.NONE).getFirst().incidents();

        assertThat(read(() -> queries.counts(month, Dimension.COMPONENT))).isBetween(1L, 2 * ofTheMonth + PLANNING);
        assertThat(read(() -> queries.delays(month, Dimension.COMPONENT))).isBetween(1L, 2 * ofTheMonth + PLANNING);
    }

    @Test
    void recurrence_reads_each_incident_twice() {
        var component = new ComponentId("cmp_" + "0".repeat(26));
        for (var choice : new IncidentChoice[] {ALL, new IncidentChoice(FROM, TO, component, null, null, null)}) {
            assertThat(read(() -> queries.recurrence(choice, RecurrenceKey.COMPONENT, Duration.ofDays(30))))
                    .isBetween(1L, 2L * INCIDENTS + PLANNING);
        }
    }

    private static long read(Runnable query) {
        return BENCH.rowsRead(query, "analytics_incident_v2", "promise_v3");
    }
}
