package dev.incidentledger.e2e;

import static dev.incidentledger.e2e.IntakeLedger.admin;
import static dev.incidentledger.e2e.IntakeLedger.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Bodies of deliveries: captured ones, those of Grafana, and hostile ones. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class AlertBodiesTest {

    private static final String PATH = "/api/v1/intake/alertmanager/plain";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String GRAFANA = """
            {"receiver": "ledger", "status": "firing", "orgId": 1, "version": "1", "truncatedAlerts": 0,
             "groupKey": "%s", "groupLabels": {}, "commonLabels": {"alertname": "T1"}, "commonAnnotations": null,
             "externalURL": "https://grafana.example/", "title": "[FIRING:1] T1", "state": "alerting",
             "message": "**Firing**\\n\\nValue: A=1", "appVersion": "11.2.0",
             "alerts": [{"status": "firing", "labels": {"alertname": "T1", "team": "blue"}, "annotations": null,
               "startsAt": "2026-03-15T10:57:13.917489829-04:00", "endsAt": "0001-01-01T00:00:00Z",
               "generatorURL": "https://grafana.example/alerting/1", "fingerprint": "%s",
               "silenceURL": "https://grafana.example/silence", "dashboardURL": "", "panelURL": "",
               "values": {"B": 44.23943737541908, "C": 1e300}, "valueString": "[ metric='' value=44.2 ]", "orgId": 1}]}
            """;

    @Test
    void the_captured_deliveries_open_one_incident_and_never_resolve_it() throws IOException {
        var folder = Path.of(System.getProperty("captures.dir", ""));
        assumeTrue(
                Files.exists(folder.resolve("alertmanager-0.25-firing.json")),
                "The captured deliveries are not here: point -Dcaptures.dir at their folder");
        var firing = Files.readString(folder.resolve("alertmanager-0.25-firing.json"));
        var mixed = Files.readString(folder.resolve("alertmanager-0.25-mixed.json"));

        var opened = take(firing);
        assertThat(outcome(opened)).isEqualTo("identified");
        assertThat(outcome(take(firing))).isEqualTo("unchanged");
        assertThat(outcome(take(mixed))).isEqualTo("unchanged");
        assertThat(outcome(take(firing))).isEqualTo("unchanged");
        var id = Api.JSON.readTree(opened).path("incidentId").asString();
        var incident = IntakeLedger.incident(id);
        assertThat(incident.path("startedAt").asString()).isEqualTo("2026-11-23T08:43:37.519618Z");
        assertThat(incident.path("status").asString()).isEqualTo("investigating");
    }

    @Test
    void what_grafana_adds_is_passed_over() {
        var group = UUID.randomUUID().toString();
        var taken = take(GRAFANA.formatted(group, "57c6d9296de2ad39"));

        assertThat(outcome(taken)).isEqualTo("identified");
        var id = Api.JSON.readTree(taken).path("incidentId").asString();
        assertThat(IntakeLedger.incident(id).path("startedAt").asString()).isEqualTo("2026-03-15T14:57:13.917489Z");
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                arguments("no JSON", "{", 400, ""),
                arguments("no object", "[]", 400, ""),
                arguments("no receiver", body("{}").replace("\"receiver\": \"r\",", ""), 400, "/receiver"),
                arguments("no group", body("{}").replace("\"groupKey\": \"g\",", ""), 400, "/groupKey"),
                arguments(
                        "no alerts", "{\"version\": \"4\", \"receiver\": \"r\", \"groupKey\": \"g\"}", 400, "/alerts"),
                arguments(
                        "no version",
                        body(alert("\"status\": \"firing\"")).replace("\"version\": \"4\", ", ""),
                        422,
                        "/version"),
                arguments(
                        "another version",
                        body(alert("\"status\": \"firing\"")).replace("\"4\"", "\"3\""),
                        422,
                        "/version"),
                arguments("a null among alerts", body("null"), 400, "/alerts/0/status"),
                arguments("no status", body("{\"fingerprint\": \"a\"}"), 400, "/alerts/0/status"),
                arguments("no fingerprint", body("{\"status\": \"firing\"}"), 400, "/alerts/0/fingerprint"),
                arguments("an unknown status", body(alert("\"status\": \"pending\"")), 400, "/alerts/0/status"),
                arguments(
                        "a duplicate key",
                        body(alert("\"status\": \"firing\", \"status\": \"firing\"")),
                        400,
                        "/alerts/0/status"),
                arguments(
                        "a duplicate key that nobody reads",
                        body(alert("\"status\": \"firing\", \"x\": {\"y\": 1, \"y\": 2}")),
                        400,
                        "/alerts/0/x/y"),
                arguments("a number for a label", body(firing("\"labels\": {\"a\": 1}")), 400, "/alerts/0/labels/a"),
                arguments(
                        "null for a label", body(firing("\"labels\": {\"a/b\": null}")), 400, "/alerts/0/labels/a~1b"),
                arguments("a text for labels", body(firing("\"labels\": \"a\"")), 400, "/alerts/0/labels"),
                arguments(
                        "depth where nobody reads",
                        body(firing("\"x\": " + "[".repeat(70) + "]".repeat(70))),
                        400,
                        "/alerts/0/x" + "/0".repeat(61)),
                arguments(
                        "a fraction of an alert",
                        body("{}").replace("\"alerts\"", "\"truncatedAlerts\": 1.5, \"alerts\""),
                        400,
                        "/truncatedAlerts"),
                arguments(
                        "less than no alerts left out",
                        body(alert("\"status\": \"firing\""))
                                .replace("\"alerts\"", "\"truncatedAlerts\": -1, \"alerts\""),
                        422,
                        "/truncatedAlerts"),
                arguments(
                        "one alert twice",
                        body(alert("\"status\": \"firing\"") + "," + alert("\"status\": \"resolved\"")),
                        422,
                        "/alerts/1/fingerprint"),
                arguments(
                        "a fingerprint with a space",
                        body("{\"status\": \"firing\", \"fingerprint\": \"a b\"}"),
                        422,
                        "/alerts/0/fingerprint"),
                arguments("a blank group", body("{}").replace("\"g\"", "\" \""), 400, "/alerts/0/status"),
                arguments(
                        "a huge group",
                        body(alert("\"status\": \"firing\"")).replace("\"g\"", "\"" + "g".repeat(8_193) + "\""),
                        422,
                        "/groupKey"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void a_hostile_body_is_refused_at_its_place_and_records_nothing(
            String name, String body, int status, String pointer) {
        long recorded = events();
        long groups = groups();

        for (var path : new String[] {PATH, PATH + "/dry-run"}) {
            var refused = admin().post(path, body).expect(status).json();
            assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        }
        assertThat(events()).isEqualTo(recorded);
        assertThat(groups()).isEqualTo(groups);
    }

    /** Its sender would drop the alert for good. */
    @ParameterizedTest
    @ValueSource(strings = {"\\r\\n", "\\r", "\\u0000", "\\u0007", "\\u0085", "\\ud800"})
    void no_character_keeps_an_alert_out(String character) {
        var alert = GRAFANA.formatted(UUID.randomUUID(), "a")
                .replace("\"team\": \"blue\"", "\"te%1$sam\": \"bl%1$sue\"".formatted(character))
                .replace("\"annotations\": null", "\"annotations\": {\"summary\": \"Line%sline\"}".formatted(character))
                .replace("[FIRING:1]", character)
                .replace("\"ledger\"", "\"led%sger\"".formatted(character));
        var taken = take(alert);

        assertThat(outcome(taken)).isEqualTo("identified");
        assertThat(outcome(take(alert))).isEqualTo("unchanged");
        var id = Api.JSON.readTree(taken).path("incidentId").asString();
        assertThat(IntakeLedger.incident(id).path("updates").toString()).containsPattern("Line( |\ufffd)line");
    }

    @Test
    void a_refused_delivery_is_logged_without_its_contents(CapturedOutput output) {
        admin().post(PATH, body(firing("\"labels\": {\"a\": 4711}"))).expect(400);

        await().untilAsserted(() -> assertThat(output)
                .contains("The intake plain refused a delivery: MALFORMED_BODY WRONG_TYPE")
                .doesNotContain("4711"));
    }

    @Test
    void a_body_may_be_2_mib_long_and_no_longer() {
        var body = GRAFANA.formatted(UUID.randomUUID(), "a");
        var largest = body + " ".repeat(2 * 1024 * 1024 - body.getBytes(StandardCharsets.UTF_8).length);

        admin().post(PATH, largest).expect(200);
        var refused = admin().post(PATH, largest + " ").expect(413).json();
        assertThat(refused.path("code").asString()).isEqualTo("BODY_TOO_LARGE");
        assertThat(refused.path("detail").asString()).contains("2048 KiB");
    }

    /** Each body is a good one with a few bytes changed, dropped or doubled. */
    @Test
    void whatever_bytes_arrive_are_taken_whole_or_refused_whole() throws Exception {
        long seed = Long.getLong("fuzz.seed", 20261124);
        var random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            var body = mutated(random, GRAFANA.formatted("fuzz " + i, "f" + i).getBytes(StandardCharsets.UTF_8));
            long recorded = events();
            var answer = post(body);
            assertThat(answer.statusCode())
                    .as("seed %d, body %d: %s", seed, i, new String(body, StandardCharsets.UTF_8))
                    .isIn(200, 400, 422);
            if (answer.statusCode() != 200) {
                assertThat(events()).as("seed %d, body %d", seed, i).isEqualTo(recorded);
                assertThat(Api.JSON
                                .readTree(answer.body())
                                .at("/errors/0/pointer")
                                .isString())
                        .isTrue();
            }
        }
    }

    /** Past the contract, which such bytes are not held against. */
    private static HttpResponse<String> post(byte[] body) throws Exception {
        return HTTP.send(
                admin().request(PATH)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static byte[] mutated(Random random, byte[] body) {
        var bytes = body.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int place = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[place] = (byte) random.nextInt(256);
                case 1 -> bytes = joined(bytes, place, place + 1);
                default -> bytes = joined(bytes, place, Math.max(0, place - random.nextInt(20)));
            }
        }
        return bytes;
    }

    /** What stands before one place and from another on. */
    private static byte[] joined(byte[] bytes, int before, int from) {
        var joined = new byte[before + bytes.length - from];
        System.arraycopy(bytes, 0, joined, 0, before);
        System.arraycopy(bytes, from, joined, before, bytes.length - from);
        return joined;
    }

    private static String body(String alerts) {
        return "{\"version\": \"4\", \"receiver\": \"r\", \"groupKey\": \"g\", \"alerts\": [%s]}".formatted(alerts);
    }

    private static String alert(String fields) {
        return "{\"fingerprint\": \"a\", %s}".formatted(fields);
    }

    private static String firing(String field) {
        return alert("\"status\": \"firing\", " + field);
    }

    private static String take(String body) {
        return admin().post(PATH, body).expect(200).body();
    }

    private static String outcome(String answer) {
        return Api.JSON.readTree(answer).path("outcome").asString();
    }

    private static long groups() {
        return IntakeLedger.db()
                .sql("select count(*) from command.alert_group")
                .query(Long.class)
                .single();
    }
}
