package dev.incidentledger.e2e;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What {@code docs/analytics.md} says of the views is true, and nothing else is to be had by whoever reads them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnalystsViewsTest {

    private static final Path DOCUMENT = Path.of("../docs/analytics.md");
    private static final Pattern VIEW = Pattern.compile("(?ms)^### (\\w+)$(.*?)(?=^### |\\z)");
    private static final Pattern COLUMN = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\S+) \\|");
    private static final Pattern QUERY = Pattern.compile("(?ms)^```sql\\n(.*?)^```");
    private static final Set<String> REFUSALS = Set.of("42501", "25006");

    /** Beneath the views, by the projection that writes them. */
    private static final Map<String, List<String>> TABLES = Map.of(
            "analytics-v2", List.of("analytics_incident_v2"),
            "told-v1", List.of("told_update_v1", "told_correction_v1"),
            "promises-v3", List.of("promise_v3"),
            "uptime-v1", List.of("uptime_claim_v1", "uptime_day_v1"),
            "maintenances-v2", List.of("maintenance_v2"),
            "current-status-v1", List.of("component_v1", "group_v1"),
            "catalogue-dates-v1", List.of("catalogue_date_v1"));

    private final Api admin = AnalystsLedger.ledger().admin();
    private final JdbcClient analyst = AnalystsLedger.asAnalyst();

    static Stream<String> queries() throws IOException {
        return QUERY.matcher(Files.readString(DOCUMENT)).results().map(query -> query.group(1));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void every_documented_query_is_answered(String query) {
        analyst.sql(query).query().listOfRows();
    }

    @Test
    void every_view_and_column_is_documented_with_its_type_and_has_an_example() throws IOException {
        var documented = new TreeMap<String, Map<String, String>>();
        VIEW.matcher(Files.readString(DOCUMENT)).results().forEach(view -> {
            documented.put(view.group(1), columnsOf(view.group(2)));
            assertThat(QUERY.matcher(view.group(2)).results()).as(view.group(1)).isNotEmpty();
        });

        assertThat(documented).isEqualTo(present());
    }

    @Test
    void every_view_has_rows_of_the_history() {
        assertThat(all()).allSatisfy((view, rows) -> assertThat(rows).as(view).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from event_store.event_log",
                "select * from event_store.event_log_head",
                "select * from query.analytics_incident_v2",
                "select * from query.told_update_v1",
                "select * from query.timeline_v1",
                "select * from query.access_token_v1",
                "select * from query.token_entry",
                "select * from people.token_owner",
                "select * from command.alert_group",
                "select lo_create(0)",
                "select pg_read_file('/etc/passwd')",
                "select * from pg_authid",
                "copy (select 1) to program 'true'",
                "insert into event_store.event_log_head (position, recorded_at) values (0, now())",
                "update analytics.incidents set title = ''",
                "delete from analytics.page",
                "create table analytics.own (value int)",
                "create temporary table own (value int)",
                "create view analytics.own as select 1 as value",
                "create function analytics.own() returns int language sql as 'select 1'",
                "create schema own",
                "drop view analytics.page",
                "alter view analytics.page owner to ledger_analyst",
                "set role ledger",
                "set role ledger_owner",
                "set session authorization postgres",
                "alter role ledger_analyst superuser",
                "alter role ledger_analyst connection limit 100",
                "create role another",
            })
    void nothing_else_is_allowed_even_to_who_asks_to_write(String statement) {
        assertThatThrownBy(() -> analyst.sql("set default_transaction_read_only = off; begin read write; " + statement)
                        .query()
                        .listOfRows())
                .as(statement)
                .rootCause()
                .asInstanceOf(throwable(SQLException.class))
                .extracting(SQLException::getSQLState)
                .satisfies(state -> assertThat(REFUSALS).contains(state));
    }

    @Test
    void a_session_is_read_only_and_limited_in_time() {
        assertThat(Stream.of(
                                "default_transaction_read_only",
                                "statement_timeout",
                                "idle_in_transaction_session_timeout",
                                "search_path")
                        .map(setting -> analyst.sql("show " + setting)
                                .query(String.class)
                                .single()))
                .containsExactly("on", "30s", "10s", "analytics");
    }

    @Test
    void what_is_internal_says_so_and_notes_and_what_was_retracted_are_left_out() {
        assertThat(ids("incidents", "audience")).containsExactlyInAnyOrder("internal", "public");
        assertThat(ids("updates", "message")).doesNotContain(AnalystsLedger.AMONG_US);
        var told = AnalystsLedger.database()
                .sql("select incident_id from query.incident_v1 where not retracted")
                .query(String.class)
                .set();
        var open = AnalystsLedger.database()
                .sql("select incident_id from query.incident_v1 where not retracted and audience = 'public'")
                .query(String.class)
                .set();

        assertThat(ids("incidents", "incident_id")).isEqualTo(told);
        assertThat(ids("updates", "incident_id")).isEqualTo(open);
        assertThat(told).containsAll(ids("corrections", "incident_id")).containsAll(ids("promises", "incident_id"));
    }

    /** Else the error would tell that there is such a row. */
    @Test
    void a_condition_is_not_tried_on_rows_that_are_left_out() {
        var hidden = AnalystsLedger.database().sql("""
                        select message from query.told_update_v1 join query.analytics_incident_v2 using (incident_id)
                        where audience = 'internal' or retracted
                        """).query(String.class).list();

        assertThat(hidden)
                .isNotEmpty()
                .allSatisfy(message -> assertThat(analyst.sql(
                                        "select count(*) from updates where 1 / (case message when '%s' then 0 else 1 end) = 1"
                                                .formatted(message))
                                .query(Long.class)
                                .single())
                        .isPositive());
    }

    @Test
    void the_documented_ladder_is_that_of_the_api() throws IOException {
        var told = read("/api/v1/analytics/delays")
                .path("rows")
                .valueStream()
                .filter(row -> row.path("sample").asLong() > 0)
                .map(row -> List.<Object>of(
                        row.path("delay").asString(),
                        row.path("p50Seconds").asLong(),
                        row.path("p90Seconds").asLong(),
                        row.path("sample").asLong(),
                        row.path("leftOut").asLong()))
                .toList();
        var ladder = queries()
                .filter(query -> query.contains("left_out"))
                .findFirst()
                .orElseThrow();

        assertThat(analyst.sql(ladder).query().listOfRows().stream()
                        .map(row -> List.copyOf(row.values()))
                        .toList())
                .isEqualTo(told)
                .hasSizeGreaterThan(5);
    }

    @Test
    void incidents_are_those_of_the_api() {
        var told = read("/api/v1/analytics/incidents")
                .path("rows")
                .valueStream()
                .map(row -> "%s %s %d %d"
                        .formatted(
                                row.path("incidentId").asString(),
                                row.path("origin").asString("own"),
                                row.path("updates").asInt(),
                                row.path("corrections").asInt()))
                .toList();

        assertThat(analyst.sql("select concat_ws(' ', incident_id, origin, updates, corrections) from incidents")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void promises_are_those_of_the_api() {
        var told = read("/api/v1/promises?limit=200")
                .path("promises")
                .valueStream()
                .map(promise -> "%s %s"
                        .formatted(
                                promise.path("madeBy").asString(),
                                promise.path("state").asString()))
                .toList();

        assertThat(analyst.sql("select made_by || ' ' || state from promises")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(told)
                .hasSize(2);
    }

    @Test
    void days_of_components_are_those_of_the_api_also_while_something_goes_on() {
        var today = LocalDate.now(ZoneOffset.UTC);
        assertThat(AnalystsLedger.database()
                        .sql(
                                "select count(*) from query.uptime_claim_v1 where to_at < current_date - 2 or to_at is null")
                        .query(Long.class)
                        .single())
                .isPositive();
        for (var component : ids("components", "component_id")) {
            var told = read("/api/v1/components/%s/uptime?from=%s&to=%s"
                            .formatted(component, today.minusDays(364), today))
                    .path("outageDays")
                    .valueStream()
                    .filter(day -> !day.path("date").asString().equals(today.toString()))
                    .map(day -> day.path("date").asString() + " " + micros(day.path("seconds")))
                    .toList();

            assertThat(analyst.sql("""
                            select concat_ws(' ', day, under_maintenance_seconds * 1000000,
                                degraded_performance_seconds * 1000000, partial_outage_seconds * 1000000,
                                major_outage_seconds * 1000000)
                            from component_days where component_id = '%s' and day < '%s' order by day
                            """.formatted(component, today)).query(String.class).list().stream()
                            .map(row -> row.replaceAll("\\.0+", "")))
                    .isEqualTo(told);
        }
    }

    @Test
    void views_are_over_the_new_rows_once_a_read_model_was_made_anew() {
        var before = all();
        TABLES.values().stream()
                .flatMap(List::stream)
                .forEach(table -> AnalystsLedger.database()
                        .sql("delete from query." + table)
                        .update());
        assertThat(all().values()).filteredOn(List::isEmpty).hasSize(before.size() - 1);

        TABLES.keySet().forEach(this::rebuild);

        assertThat(all()).isEqualTo(before);
    }

    private void rebuild(String projection) {
        var progress = admin.post("/api/v1/admin/projections/%s/rebuild".formatted(projection), "")
                .expect(202)
                .header("Location");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !read(progress).path("state").asString().equals("running"));
        assertThat(read(progress).path("state").asString()).isEqualTo("done");
    }

    private JsonNode read(String path) {
        return admin.get(path).expect(200).json();
    }

    /** Every row of every view, but for the day that is not over. */
    private Map<String, List<String>> all() {
        var rows = new TreeMap<String, List<String>>();
        for (var view : present().keySet()) {
            var past = view.equals("component_days") ? " where day < current_date" : "";
            rows.put(
                    view,
                    analyst.sql("select row_of_it::text from %s as row_of_it%s order by 1".formatted(view, past))
                            .query(String.class)
                            .list());
        }
        return rows;
    }

    private Set<String> ids(String view, String column) {
        return analyst.sql("select %s from %s".formatted(column, view))
                .query(String.class)
                .set();
    }

    /** Columns and their types, by view. */
    private Map<String, Map<String, String>> present() {
        var views = new TreeMap<String, Map<String, String>>();
        analyst.sql("""
                        select relname, attname, format_type(atttypid, atttypmod)
                        from pg_attribute join pg_class on pg_class.oid = attrelid
                        where relnamespace = 'analytics'::regnamespace and relkind in ('r', 'v', 'm', 'f') and attnum > 0
                        """).query(row -> {
            views.computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
                    .put(row.getString(2), row.getString(3).replace("timestamp with time zone", "timestamptz"));
        });
        return views;
    }

    private static Map<String, String> columnsOf(String view) {
        return COLUMN.matcher(view)
                .results()
                .collect(toMap(column -> column.group(1), column -> column.group(2), (one, _) -> one, TreeMap::new));
    }

    private static String micros(JsonNode seconds) {
        return Stream.of("maintenance", "degraded", "partial", "major")
                .map(status -> Long.toString(Math.round(seconds.path(status).asDouble() * 1e6)))
                .collect(joining(" "));
    }
}
