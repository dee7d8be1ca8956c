package dev.incidentledger.query.analytics;

import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.currentstatus.Samples.API;
import static dev.incidentledger.query.currentstatus.Samples.EUROPE;
import static dev.incidentledger.query.currentstatus.Samples.WEB;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.Schedule;
import dev.incidentledger.query.QueryServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * In May 2025 the API was in a partial outage from 8 to 9 on the 10th, by its provider's account from 6 to 9; the web in a
 * major one from 0 to 1 on the 11th, and maintained from 0:30 to 3 on the 12th, which was announced for 0 to 2. What is internal
 * was down from the 13th to the 16th.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UptimeByPolicyApiTest {

    private static final String UPTIME = "/api/v1/analytics/uptime";
    private static final String MAY = UPTIME + "?from=2025-05-01&to=2025-05-31";
    private static final ComponentId SECRET = new ComponentId(ComponentId.PREFIX + "%026d".formatted(7));
    private static final MaintenanceId WORK = new MaintenanceId(MaintenanceId.PREFIX + "%026d".formatted(1));

    @TempDir
    static Path folder;

    static QueryServer server;
    static long position;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(
                folder,
                "ledger.uptime.policies.gold.partial=0.5",
                "ledger.uptime.policies.gold.degraded=0.1",
                "ledger.uptime.policies.gold.counted=elapsed");
        record(registered(EUROPE, "Europe", 1));
        record(registered(API, "API", EUROPE, 1));
        record(registered(WEB, "Web", null, 2));
        record(registered(SECRET, "Vault", null, 3, Audience.INTERNAL));
        outage(1, says(API, ComponentStatus.PARTIAL_OUTAGE), "10T08:00", "10T09:00");
        record(new ImpactWindowEstablished(
                incident(1), new ImpactWindow(may("10T06:00"), may("10T09:00"), "The provider", false)));
        outage(2, says(WEB, ComponentStatus.MAJOR_OUTAGE), "11T00:00", "11T01:00");
        outage(4, says(SECRET, ComponentStatus.MAJOR_OUTAGE), "13T00:00", "16T00:00");
        outage(3, says(WEB, ComponentStatus.MAJOR_OUTAGE), "20T00:00", "30T00:00");
        record(new IncidentRetracted(incident(3)));
        record(new MaintenanceScheduled(
                WORK,
                "Upgrade",
                List.of(),
                plan("12T02:00"),
                work(MaintenanceStatus.SCHEDULED, "11T12:00"),
                Audience.PUBLIC));
        record(new MaintenanceStarted(
                WORK, work(MaintenanceStatus.IN_PROGRESS, "12T00:30", says(WEB, ComponentStatus.UNDER_MAINTENANCE))));
        record(new MaintenanceRescheduled(WORK, plan("12T04:00"), null));
        record(new MaintenanceCompleted(WORK, work(MaintenanceStatus.COMPLETED, "12T03:00")));
        position = server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "statuspage, published, 99.9596 %",
        "statuspage, actual, 99.8790 %",
        "openstatus, published, 99.9327 %",
        "incident.io, published, 99.8655 %",
        "incident.io, actual, 99.5967 %",
        "elapsed, published, 99.8655 %",
        "sla, published, 99.8655 %",
        "gold, published, 99.9327 %",
        "gold, actual, 99.7983 %"
    })
    void the_same_month_has_as_many_figures_as_policies_and_windows(String policy, String window, String display) {
        var answer = read("&component=%s&policy=%s&window=%s".formatted(API, policy, window));

        assertThat(answer.at("/rows/0/display").asString()).isEqualTo(display);
        assertThat(answer.at("/rows/0/policy").asString()).isEqualTo(policy);
        assertThat(answer.at("/policy/name").asString()).isEqualTo(policy);
        assertThat(answer.at("/policy/rule").asString())
                .startsWith("1 - (1.0 x major + ")
                .endsWith("rounded down");
        assertThat(answer.path("window").asString()).isEqualTo(window);
    }

    @ParameterizedTest
    @ValueSource(strings = {"statuspage", "openstatus", "incident.io"})
    void a_component_has_the_same_figure_here_as_by_itself(String policy) {
        for (var component : List.of(API, WEB)) {
            var alone = server.as(
                    Role.ANALYST,
                    "/api/v1/components/%s/uptime?from=2025-05-01&to=2025-05-31&policy=%s"
                            .formatted(component, policy));

            assertThat(read("&component=%s&policy=%s".formatted(component, policy))
                            .at("/rows/0/fraction"))
                    .isEqualTo(json(alone).path("fraction"));
        }
    }

    @Test
    void agreed_maintenance_is_out_of_an_sla_and_what_goes_beyond_it_is_lost() {
        var row = read("&policy=sla&component=" + WEB).at("/rows/0");

        assertThat(row.path("excludedSeconds").asDouble()).isEqualTo(90 * 60);
        assertThat(row.path("countedSeconds").asDouble()).isEqualTo(31 * 86_400 - 90 * 60);
        assertThat(row.path("maintenanceSeconds").asDouble()).isEqualTo(3_600);
        assertThat(row.path("majorSeconds").asDouble()).isEqualTo(3_600);
        assertThat(row.path("lostSeconds").asDouble()).isEqualTo(7_200);
        assertThat(row.path("display").asString()).isEqualTo("99.7306 %");
    }

    @Test
    void what_would_have_been_is_asked_for_and_said_with_the_figure() {
        var answer = read("&component=%s&whatIf=degraded_performance".formatted(API));

        assertThat(answer.path("whatIf").asString()).isEqualTo("degraded_performance");
        assertThat(answer.at("/rows/0/whatIf").asString()).isEqualTo("degraded_performance");
        assertThat(answer.at("/rows/0/degradedSeconds").asDouble()).isEqualTo(3_600);
        assertThat(answer.at("/rows/0/display").asString()).isEqualTo("100.0000 %");
        assertThat(answer.at("/causes/0/claims/0/status").asString()).isEqualTo("partial_outage");
    }

    @Test
    void all_components_together_lose_what_each_of_them_does() {
        var row = read("&policy=incident.io").at("/rows/0");

        assertThat(row.path("key").asString()).isEqualTo("all");
        assertThat(row.path("countedSeconds").asDouble()).isEqualTo(2 * 31 * 86_400);
        assertThat(row.path("lostSeconds").asDouble()).isEqualTo(7_200);
        assertThat(row.path("fraction").asDouble()).isEqualTo(1 - 7_200.0 / (2 * 31 * 86_400));
    }

    @ParameterizedTest
    @CsvSource({
        "component, cmp_00000000000000000000000001, cmp_00000000000000000000000002",
        "group, grp_00000000000000000000000001, none"
    })
    void each_component_or_group_has_a_row(String by, String first, String second) {
        assertThat(read("&by=" + by).path("rows").valueStream())
                .extracting(row -> row.path("key").asString())
                .containsExactly(first, second);
    }

    @Test
    void a_whole_group_is_down_while_any_of_its_components_is() {
        var groups = read("&policy=incident.io&by=whole_group").path("rows");

        assertThat(groups.size()).isOne();
        assertThat(groups.at("/0/key").asString()).isEqualTo(EUROPE.value());
        assertThat(groups.at("/0/countedSeconds").asDouble()).isEqualTo(31 * 86_400);
        assertThat(groups.at("/0/lostSeconds").asDouble()).isEqualTo(3_600);
    }

    @Test
    void a_group_is_its_components() {
        assertThat(read("&group=" + EUROPE).at("/rows/0/countedSeconds").asDouble())
                .isEqualTo(31 * 86_400);
    }

    @Test
    void each_month_has_a_row_whether_anything_was_lost_in_it_or_not() {
        var answer = server.as(
                Role.ANALYST, UPTIME + "?from=2025-04-11&to=2025-06-02&per=month&policy=incident.io&component=" + API);

        assertThat(json(answer).path("rows").valueStream())
                .extracting(row -> "%s %s %s"
                        .formatted(
                                row.path("from").asString(),
                                row.path("to").asString(),
                                row.path("lostSeconds").asDouble()))
                .containsExactly(
                        "2025-04-11 2025-04-30 0.0", "2025-05-01 2025-05-31 3600.0", "2025-06-01 2025-06-02 0.0");
    }

    @Test
    void it_names_what_went_into_it_the_latest_first() {
        var answer = read("&window=actual");

        assertThat(answer.path("causes").valueStream())
                .extracting(cause -> cause.path("id").asString())
                .containsExactly(WORK.value(), incident(2).value(), incident(1).value());
        assertThat(answer.path("causesComplete").asBoolean()).isTrue();
        assertThat(answer.at("/causes/0/title").asString()).isEqualTo("Upgrade");
        assertThat(answer.at("/causes/1/title").asString()).isEqualTo("Outage");
        assertThat(answer.at("/causes/1/claims/0/window").asString()).isEqualTo("published");
        assertThat(answer.at("/causes/2/claims").toString())
                .isEqualTo(
                        "[{\"componentId\":\"%s\",\"status\":\"partial_outage\",\"window\":\"actual\",".formatted(API)
                                + "\"from\":\"2025-05-10T06:00:00Z\",\"to\":\"2025-05-10T09:00:00Z\"}]");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2025-05-10 3600.0; 2025-05-11 3600.0",
        "&window=actual, 2025-05-10 10800.0; 2025-05-11 3600.0",
        "&policy=statuspage, 2025-05-11 3600.0; 2025-05-10 1080.0",
        "&policy=sla, 2025-05-10 3600.0; 2025-05-11 3600.0; 2025-05-12 3600.0",
        "&whatIf=degraded_performance, ''",
        "&window=actual&limit=1, 2025-05-10 10800.0",
        "&by=component&component=cmp_00000000000000000000000002, 2025-05-11 3600.0"
    })
    void the_worst_days_are_those_on_which_most_was_lost(String query, String days) {
        var rows = worstDays(query).path("rows");

        assertThat(rows.valueStream()
                        .map(row -> row.path("day").asString() + " "
                                + row.path("lostSeconds").asDouble())
                        .collect(joining("; ")))
                .isEqualTo(days);
    }

    @Test
    void each_of_the_worst_days_names_what_was_behind_it() {
        var answer = worstDays("&policy=sla&by=component");

        assertThat(answer.path("rows").valueStream())
                .extracting(row -> row.path("key").asString() + " "
                        + row.path("causeIds").get(0).asString())
                .containsExactly(API + " " + incident(1), WEB + " " + incident(2), WEB + " " + WORK);
        assertThat(answer.path("causes").valueStream())
                .extracting(cause -> cause.path("id").asString())
                .containsExactly(WORK.value(), incident(2).value(), incident(1).value());
        assertThat(answer.at("/policy/name").asString()).isEqualTo("sla");
    }

    @ParameterizedTest
    @CsvSource({"by=group, ?by", "limit=0, ?limit", "limit=101, ?limit", "policy=ours, ?policy", "per=month, ?per"})
    void the_worst_days_say_what_they_do_not_understand(String query, String pointer) {
        var answer = server.as(Role.ANALYST, "/api/v1/analytics/worst-days?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void it_says_what_it_rests_on() {
        var answer = read("&minPosition=" + position);

        assertThat(answer.path("from").asString()).isEqualTo("2025-05-01");
        assertThat(answer.path("to").asString()).isEqualTo("2025-05-31");
        assertThat(answer.path("zone").asString()).isEqualTo("UTC");
        assertThat(answer.at("/asOf/position").longValue()).isEqualTo(position);
    }

    @Test
    void no_time_has_no_figure() {
        var row = json(server.as(Role.ANALYST, UPTIME + "?from=2198-01-01&to=2198-01-31"))
                .at("/rows/0");

        assertThat(row.path("fraction").isNull()).isTrue();
        assertThat(row.path("display").isNull()).isTrue();
        assertThat(row.path("countedSeconds").asDouble()).isZero();
    }

    @Test
    void it_comes_as_a_table_in_which_each_row_says_by_what_rule_it_is() {
        var answer = server.as(Role.ANALYST, MAY + "&window=actual&component=" + API, "Accept", "text/csv");

        assertThat(answer.body().lines())
                .containsExactly(
                        "key,from,to,policy,window,whatIf,fraction,display,countedSeconds,lostSeconds,excludedSeconds,"
                                + "maintenanceSeconds,degradedSeconds,partialSeconds,majorSeconds,asOfPosition",
                        "all,2025-05-01,2025-05-31,statuspage,actual,,0.9987903225806452,99.8790 %,2678400,3240,0,"
                                + "0,0,10800,0," + position);
    }

    @Test
    void numbers_in_tables_are_plain_decimals_to_the_microsecond() {
        var decade = UPTIME + "?from=2016-01-01&to=2025-12-31&by=component&policy=gold&format=";

        assertThat(server.as(Role.ANALYST, decade + "csv").body())
                .contains(",315619200,")
                .doesNotContain("E8");
        assertThat(server.as(Role.ANALYST, decade + "ndjson").body())
                .contains("\"countedSeconds\":315619200,")
                .doesNotContain("E8");
    }

    @Test
    void an_answer_without_rows_says_what_it_is_as_of() {
        var answer = server.as(Role.ANALYST, MAY + "&group=%s&component=%s&format=csv".formatted(EUROPE, WEB));

        assertThat(answer.body().lines()).hasSize(1);
        assertThat(answer.headers().firstValue("X-As-Of-Position")).hasValue(Long.toString(position));
    }

    @ParameterizedTest
    @CsvSource({
        "uptime, component=cmp_00000000000000000000000009, COMPONENT_NOT_FOUND",
        "uptime, group=grp_00000000000000000000000009, GROUP_NOT_FOUND",
        "worst-days, component=cmp_00000000000000000000000009, COMPONENT_NOT_FOUND",
        "counts, component=cmp_00000000000000000000000009, COMPONENT_NOT_FOUND",
        "delays, component=cmp_00000000000000000000000009, COMPONENT_NOT_FOUND",
        "incidents, component=cmp_00000000000000000000000009, COMPONENT_NOT_FOUND",
        "recurrence, component=cmp_00000000000000000000000009, COMPONENT_NOT_FOUND"
    })
    void what_is_not_there_is_not_found(String route, String query, String code) {
        var answer = server.as(Role.ANALYST, "/api/v1/analytics/%s?%s".formatted(route, query));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
    }

    @Test
    void incidents_of_an_internal_component_are_counted() {
        var answer =
                server.as(Role.ANALYST, "/api/v1/analytics/counts?from=2025-05-01&to=2025-05-31&component=" + SECRET);

        assertThat(json(answer).at("/rows/0/incidents").asInt()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "policy=ours, ?policy, UNKNOWN_POLICY",
        "window=real, ?window, INVALID_PARAMETER",
        "whatIf=broken, ?whatIf, INVALID_PARAMETER",
        "by=weather, ?by, INVALID_PARAMETER",
        "per=week, ?per, INVALID_PARAMETER",
        "component=x, ?component, INVALID_PARAMETER",
        "group=x, ?group, INVALID_PARAMETER",
        "component=cmp_00000000000000000000000007, ?component, INTERNAL_COMPONENT",
        "componnet=cmp_00000000000000000000000001, ?componnet, UNKNOWN_PARAMETER",
        "whatif=major_outage, ?whatif, UNKNOWN_PARAMETER",
        "limit=3, ?limit, UNKNOWN_PARAMETER",
        "whatIf=, ?whatIf, INVALID_PARAMETER",
        "component=, ?component, INVALID_PARAMETER",
        "from=, ?from, INVALID_PARAMETER",
        "from=2021-02-30, ?from, INVALID_PARAMETER",
        "format=xml, ?format, INVALID_PARAMETER",
        "from=2025-05-02&to=2025-05-01, ?from, PERIOD_REVERSED",
        "from=2010-01-01&to=2025-01-01, ?from, PERIOD_TOO_LONG"
    })
    void it_says_what_it_does_not_understand(String query, String pointer, String code) {
        var answer = server.as(Role.ANALYST, UPTIME + "?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(json(answer).at("/errors/0/code").asString()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2021-02-30, 1970-01-01 to 2199-12-31",
        "from=, as 2026-01-31",
        "component=abc, cmp_",
        "minPosition=x, number"
    })
    void it_says_in_which_form_it_understands(String query, String form) {
        var answer = server.as(Role.ANALYST, UPTIME + "?" + query);

        assertThat(json(answer).at("/errors/0/detail").asString()).contains(form);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void it_is_for_analysts_and_auditors(Role role) {
        assertThat(server.as(role, MAY).statusCode()).isEqualTo(role == Role.OPERATOR ? 403 : 200);
    }

    private static JsonNode read(String query) {
        var answer = server.as(Role.ANALYST, MAY + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode worstDays(String query) {
        var answer = server.as(Role.ANALYST, "/api/v1/analytics/worst-days?from=2025-05-01&to=2025-05-31" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static void outage(int number, AffectedComponent says, String from, String to) {
        record(new IncidentIdentified(
                incident(number),
                "Outage",
                may(from),
                update(UpdateStatus.INVESTIGATING, from, says),
                Audience.PUBLIC,
                null,
                null,
                null));
        record(new IncidentResolved(incident(number), update(UpdateStatus.RESOLVED, to)));
    }

    private static Update update(UpdateStatus status, String at, AffectedComponent... says) {
        return new Update(UpdateId.next(), status, "Told", List.of(says), may(at), null, Audience.PUBLIC);
    }

    private static MaintenanceUpdate work(MaintenanceStatus status, String at, AffectedComponent... says) {
        return new MaintenanceUpdate(UpdateId.next(), status, "Told", List.of(says), may(at), Audience.PUBLIC);
    }

    private static Schedule plan(String until) {
        return new Schedule(may("12T00:00"), may(until), false, false, null);
    }

    private static Instant may(String dayAndTime) {
        return Instant.parse("2025-05-%s:00Z".formatted(dayAndTime));
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }

    private static void record(MaintenanceEvent event) {
        server.record(event.maintenanceId().value(), event);
    }

    private static void record(CatalogueEvent event) {
        server.record(CatalogueEvent.CATALOGUE_ID, event);
    }
}
