package dev.incidentledger.query.analytics;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.events.incident.UpdateStatus.IDENTIFIED;
import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.currentstatus.Samples.API;
import static dev.incidentledger.query.currentstatus.Samples.at;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.posted;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.resolved;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static dev.incidentledger.query.currentstatus.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.QueryServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
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

/** Incident 1 is over, 2 is open and internal, 3 is one's own and called like a formula, 4 is retracted. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnalyticsApiTest {

    private static final String ANALYTICS = "/api/v1/analytics/";
    private static final String MONTH = "?from=2026-11-01&to=2026-11-30";

    @TempDir
    static Path folder;

    static QueryServer server;
    static long position;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        server.record(CatalogueEvent.CATALOGUE_ID, registered(API, "API", null, 1));
        record(identified(incident(1), PUBLIC, says(API, PARTIAL_OUTAGE)));
        record(posted(update(1, IDENTIFIED, 10)));
        record(resolved(2, 40));
        record(identified(incident(2), INTERNAL));
        record(new IncidentIdentified(
                incident(3), "=1+1", at(0), update(7, UpdateStatus.RESOLVED, 60), PUBLIC, null, null, null));
        record(identified(incident(4), PUBLIC));
        record(new IncidentRetracted(incident(4)));
        position = server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void counts_incidents_by_what_they_have_in_common() {
        var answer = read("counts" + MONTH + "&by=origin");

        assertThat(answer.path("rows").toString())
                .isEqualTo("[{\"key\":\"Cloud\",\"incidents\":2,\"open\":1,\"toldAfterwards\":0,\"withPostmortem\":0,"
                        + "\"updates\":4,\"corrected\":0,\"corrections\":0,"
                        + "\"promises\":0,\"promisesKept\":0,\"promisesLate\":0,\"promisesBroken\":0},"
                        + "{\"key\":\"own\",\"incidents\":1,\"open\":0,\"toldAfterwards\":1,\"withPostmortem\":0,"
                        + "\"updates\":1,\"corrected\":0,\"corrections\":0,"
                        + "\"promises\":0,\"promisesKept\":0,\"promisesLate\":0,\"promisesBroken\":0}]");
    }

    @Test
    void count_incidents_that_speak_of_no_component_as_such() {
        assertThat(keys("counts" + MONTH + "&by=component")).containsExactly(API + " 1", "none 2");
    }

    @Test
    void count_none_in_months_without_any() {
        assertThat(keys("counts?from=2026-10-15&to=2026-12-01&by=month"))
                .containsExactly("2026-10 0", "2026-11 3", "2026-12 0");
    }

    @Test
    void leave_what_was_told_only_afterwards_out_of_what_followed_its_publication() {
        var rows = read("delays" + MONTH + "&by=origin").path("rows");

        assertThat(rows.valueStream()
                        .filter(row -> row.path("key").asString().equals("own"))
                        .filter(row -> row.path("delay").asString().startsWith("published-"))
                        .map(row -> row.path("sample").asInt() + " "
                                + row.path("leftOut").asInt()))
                .containsExactly("0 1", "0 1", "0 1");
    }

    @Test
    void says_what_it_rests_on() {
        var answer = read("counts" + MONTH + "&minPosition=" + position);

        assertThat(answer.path("from").asString()).isEqualTo("2026-11-01");
        assertThat(answer.path("to").asString()).isEqualTo("2026-11-30");
        assertThat(answer.path("zone").asString()).isEqualTo("UTC");
        assertThat(answer.at("/asOf/position").longValue()).isEqualTo(position);
        assertThat(answer.at("/asOf/at").asString()).endsWith("Z");
    }

    @Test
    void measures_delays_with_their_sample_and_what_was_left_out() {
        var rows = read("delays" + MONTH + "&audience=public").path("rows");

        assertThat(rows.valueStream()
                        .filter(row -> row.path("delay").asString().equals("published-to-identified"))
                        .map(JsonNode::toString))
                .containsExactly("{\"key\":\"all\",\"delay\":\"published-to-identified\",\"p50Seconds\":600,"
                        + "\"p90Seconds\":600,\"meanSeconds\":600.0,\"sample\":1,\"leftOut\":1}");
        assertThat(rows.size()).isEqualTo(Delay.values().length);
    }

    @Test
    void says_which_incidents_came_soon_after_another_one_on_the_same_component() {
        var rows = read("recurrence" + MONTH + "&withinDays=7").path("rows");

        assertThat(rows.toString())
                .isEqualTo("[{\"key\":\"all\",\"incidents\":1,\"recurred\":0,\"p50Seconds\":null,\"incidentIds\":[]}]");
    }

    @Test
    void has_no_numbers_where_there_is_no_sample() {
        var postmortems = read("delays" + MONTH)
                .path("rows")
                .valueStream()
                .filter(row -> row.path("delay").asString().equals("resolved-to-postmortem"))
                .findFirst()
                .orElseThrow();

        assertThat(postmortems.path("p50Seconds").isNull()).isTrue();
        assertThat(postmortems.path("sample").longValue()).isZero();
        assertThat(postmortems.path("leftOut").longValue()).isEqualTo(3);
    }

    @Test
    void shows_the_incidents_behind_a_number() {
        var rows = read("incidents" + MONTH + "&component=" + API).path("rows");

        assertThat(rows.size()).isOne();
        assertThat(rows.at("/0/incidentId").asString()).isEqualTo(incident(1).value());
        assertThat(rows.at("/0/beganAt").asString()).isEqualTo("2026-11-24T09:55:00Z");
        assertThat(rows.at("/0/resolvedAt").asString()).isEqualTo("2026-11-24T10:40:00Z");
        assertThat(rows.at("/0/postmortemAt").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?format=csv&from=2026-11-01&to=2026-11-30", "?from=2026-11-01&to=2026-11-30"})
    void are_a_table_for_spreadsheets_that_no_title_can_make_a_formula_of(String query) {
        var answer = server.as(Role.ANALYST, ANALYTICS + "incidents" + query, "Accept", "text/csv");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(answer.body().lines().findFirst())
                .hasValue("incidentId,title,status,audience,impact,origin,componentIds,toldAt,beganAt,detectedAt,"
                        + "publishedAt,identifiedAt,monitoringAt,resolvedAt,postmortemAt,toldAfterwards,updates,"
                        + "corrections,asOfPosition");
        assertThat(answer.body().lines().skip(1)).hasSize(3).anyMatch(line -> line.startsWith(incident(3) + ",'=1+1,"));
    }

    @Test
    void come_as_lines_too() {
        var answer = server.as(Role.ANALYST, ANALYTICS + "counts" + MONTH, "Accept", "application/x-ndjson");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(answer.body())
                .startsWith("{\"key\":\"all\",\"incidents\":3,")
                .endsWith("}\n");
    }

    @Test
    void come_as_parquet_from_a_product_that_has_it() {
        var answer = server.as(Role.ANALYST, ANALYTICS + "incidents" + MONTH + "&format=parquet");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/vnd.apache.parquet");
        assertThat(answer.body()).startsWith("PAR1").endsWith("PAR1");
    }

    @ParameterizedTest
    @CsvSource({
        "counts?by=weather, ?by",
        "counts?format=xml, ?format",
        "counts?from=2026-02-30, ?from",
        "counts?from=1969-12-31&to=1970-01-02, ?from",
        "counts?from=2026-11-02&to=2026-11-01, ?from",
        "counts?from=2010-01-01&to=2026-01-01, ?from",
        "delays?component=x, ?component",
        "delays?impact=huge, ?impact",
        "delays?origin=%20, ?origin",
        "delays?origin=a%00b, ?origin",
        "incidents?audience=all, ?audience",
        "incidents?audience=secret, ?audience",
        "incidents?audience=, ?audience",
        "incidents?by=month, ?by",
        "counts?foo=1, ?foo",
        "counts?withinDays=3, ?withinDays",
        "counts?from=, ?from",
        "incidents?minPosition=x, ?minPosition",
        "recurrence?by=month, ?by",
        "recurrence?withinDays=0, ?withinDays",
        "recurrence?withinDays=366, ?withinDays"
    })
    void say_what_they_do_not_understand(String query, String pointer) {
        var answer = server.as(Role.ANALYST, ANALYTICS + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void come_in_no_other_format() {
        assertThat(server.as(Role.ANALYST, ANALYTICS + "counts", "Accept", "image/png")
                        .statusCode())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void are_for_analysts_and_auditors(Role role) {
        assertThat(server.as(role, ANALYTICS + "counts").statusCode()).isEqualTo(role == Role.OPERATOR ? 403 : 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "counts?by=component",
                "delays?by=component",
                "incidents?audience=public",
                "recurrence?by=component"
            })
    void take_one_statement(String numbers) {
        assertThat(server.statementsOf(() -> read(numbers + MONTH.replace('?', '&'))))
                .isOne();
    }

    private static Stream<String> keys(String path) {
        return read(path)
                .path("rows")
                .valueStream()
                .map(row ->
                        row.path("key").asString() + " " + row.path("incidents").asInt());
    }

    private static JsonNode read(String path) {
        HttpResponse<String> answer = server.as(Role.ANALYST, ANALYTICS + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }
}
