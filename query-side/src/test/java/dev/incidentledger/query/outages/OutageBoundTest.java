package dev.incidentledger.query.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten years of a thousand components and a hundred thousand incidents of half an hour, ten an hour apart on each of ten days of
 * each component.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutageBoundTest {

    private static final int COMPONENTS = 1_000;
    private static final int INCIDENTS = 100_000;
    private static final int TROUBLED_DAYS = INCIDENTS / 10;
    private static final int LIMIT = 501;
    private static final String BEFORE = "2014-12-31T00:00Z";
    private static final LocalDate FROM = LocalDate.parse("2015-01-01");
    private static final LocalDate TO = LocalDate.parse("2024-12-31");
    private static final ProjectionBench BENCH = new ProjectionBench();

    @BeforeAll
    static void fill() {
        BENCH.db().sql("""
                        insert into query.outage_component_v2 (component_id, group_id, audience, registered_at)
                        select 'cmp_' || lpad(number::text, 26, '0'), 'grp_' || repeat('0', 26), 'public', ?::timestamptz
                        from generate_series(0, ? - 1) as number
                        """).param(BEFORE).param(COMPONENTS).update();
        BENCH.db().sql("""
                        insert into query.outage_claim_v1 (basis, source_id, component_id, status, from_at, to_at, window_known)
                        select 'published',
                               'inc_' || lpad(number::text, 26, '0'),
                               'cmp_' || lpad((number % 1000)::text, 26, '0'),
                               'major_outage',
                               begins,
                               begins + interval '30 minutes',
                               false
                        from generate_series(0, ? - 1) as number
                        cross join lateral (
                            select timestamptz '2015-01-01T00:00Z' + make_interval(
                                days => number % 1000 % 360 + 365 * (number / 10000), hours => number / 1000 % 10)
                        ) as moment (begins)
                        """).param(INCIDENTS).update();
        BENCH.db().sql("""
                        insert into query.outage_day_v1
                        select basis, component_id, cast(from_at at time zone 'UTC' as date), status, 'operational', false,
                               sum(extract(epoch from to_at - from_at)) * 1000000
                        from query.outage_claim_v1
                        group by 1, 2, 3, 4
                        """).update();
        BENCH.db()
                .sql("vacuum analyze query.outage_claim_v1, query.outage_day_v1, query.outage_component_v2")
                .update();
    }

    @ParameterizedTest
    @CsvSource({"NONE, PERIOD, 1", "COMPONENT, PERIOD, 1000", "NONE, MONTH, 120", "NONE, DAY, 3653"})
    void ten_years_of_all_components_are_read_from_their_troubled_days_and_no_incident_is(
            Subject by, Step per, int rows) {
        var question = question(FROM, TO, null, by, per);

        var read = BENCH.rowsRead(
                () -> {
                    var times = queries().times(question, Integer.MAX_VALUE);
                    assertThat(times).hasSize(rows);
                    assertThat(times.stream()
                                    .flatMap(time -> time.stood().values().stream())
                                    .reduce(Duration.ZERO, Duration::plus))
                            .isEqualTo(Duration.ofMinutes(30L * INCIDENTS));
                },
                "outage_day_v1");

        assertThat(read).isBetween(1L, (long) TROUBLED_DAYS);
        assertThat(BENCH.rowsRead(() -> queries().times(question, Integer.MAX_VALUE), "outage_claim_v1"))
                .isZero();
    }

    @Test
    void of_a_component_that_came_later_the_first_claim_is_read_and_no_other() {
        register("2024-12-31T00:00Z");
        try {
            var question = question(FROM, TO, null, Subject.NONE, Step.MONTH);

            assertThat(BENCH.rowsRead(() -> queries().times(question, Integer.MAX_VALUE), "outage_claim_v1"))
                    .isBetween(1L, (long) COMPONENTS);
        } finally {
            register(BEFORE);
        }
    }

    @Test
    void a_claim_that_stands_has_the_claims_read_that_share_a_moment_with_it_and_no_others() {
        var component = new ComponentId("cmp_" + "0".repeat(26));
        BENCH.db().sql("""
                        insert into query.outage_claim_v1 (basis, source_id, component_id, status, from_at, window_known)
                        values ('published', 'inc_standing', ?, 'partial_outage', timestamptz '2024-12-01T00:00Z', false)
                        """).param(component.value()).update();
        try {
            assertThat(BENCH.rowsRead(
                            () -> queries().times(question(FROM, TO, null, Subject.NONE, Step.PERIOD), 1),
                            "outage_claim_v1"))
                    .isBetween(1L, 200L);
        } finally {
            BENCH.db()
                    .sql("delete from query.outage_claim_v1 where source_id = 'inc_standing'")
                    .update();
        }
    }

    @ParameterizedTest
    @CsvSource({"2015-01-01, 2024-12-31", "2020-06-01, 2020-06-01", "2024-12-01, 2024-12-31"})
    void causes_are_read_as_far_as_there_is_room_for_them(LocalDate from, LocalDate to) {
        for (var component : List.of("all", "cmp_" + "0".repeat(26))) {
            var only = component.equals("all") ? null : new ComponentId(component);

            assertThat(BENCH.rowsRead(
                            () -> queries().claims(question(from, to, only, Subject.NONE, Step.PERIOD), LIMIT),
                            "outage_claim_v1"))
                    .as("of %s", component)
                    .isLessThanOrEqualTo(2L * LIMIT);
        }
    }

    @Test
    void a_whole_group_of_more_claims_than_there_is_room_for_is_refused() {
        var month = question(TO.withDayOfMonth(1), TO, null, Subject.WHOLE_GROUP, Step.PERIOD);
        assertThat(queries().times(month, 2)).hasSize(1);

        assertThatThrownBy(() -> queries().times(question(FROM, TO, null, Subject.WHOLE_GROUP, Step.PERIOD), 2))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("20000 claims");
    }

    private static void register(String at) {
        BENCH.db()
                .sql("update query.outage_component_v2 set registered_at = ?::timestamptz")
                .param(at)
                .update();
    }

    private static OutageQueries queries() {
        return new OutageQueries(BENCH.db(), new StatusPage("Page", null, ZoneOffset.UTC), BENCH.oneMoment());
    }

    private static OutageQuestion question(
            LocalDate from, LocalDate to, @Nullable ComponentId component, Subject by, Step per) {
        return new OutageQuestion(
                Basis.PUBLISHED, from, to, component, null, by, per, Instant.parse("2026-01-01T00:00:00Z"));
    }
}
