package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.standalone.demo.DemoHistory;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The sample history, and what a newcomer reads in it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoHistoryTest {

    private static final Api ADMIN = RunningLedger.shared().admin();
    private static final Api PUBLIC = RunningLedger.shared().anonymous();
    private static Map<String, String> ids = Map.of();

    @BeforeAll
    static void tell() {
        var api = RestClient.builder()
                .baseUrl(ADMIN.url())
                .defaultHeaders(headers -> headers.setBearerAuth(String.valueOf(ADMIN.token())))
                .build();
        ids = new DemoHistory(api).tell(Instant.now());
        ADMIN.get("/api/v1/incidents/%s?minPosition=%d".formatted(id("delays"), lastPosition()))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/markdown", "text/plain", "text/html"})
    void the_report_says_what_happened_to_whom_when_and_for_how_long(String form) {
        var report = report("exchange", form).replaceAll("\\s+", " ");

        assertThat(report)
                .contains("Microsoft Exchange Online Protection issues")
                .contains("a minor incident on May 10, 2021")
                .contains("Mail flow and Mail flow and 1 more component")
                .contains("lasting 1h 8m")
                .contains("Microsoft 365", "EX255429")
                .contains("published 1h 8m")
                .contains("real impact 3h 0m")
                .contains("made public 2h 2m after it began")
                .contains("promised by 09:12 UTC: kept; it came at 09:13 UTC, within the grace of 2 minutes")
                .contains("promised by 09:43 UTC: late by 8 minutes; it came at 09:51 UTC");
    }

    @Test
    void a_revised_postmortem_keeps_its_first_version() {
        var versions = incident("exchange").at("/postmortem/versions");

        assertThat(versions.values())
                .extracting(version -> version.at("/postmortem/state").asString())
                .containsExactly("draft", "published");
    }

    @Test
    void a_reopened_incident_was_resolved_twice() {
        assertThat(incident("login").path("updates").values())
                .extracting(update -> update.path("kind").asString())
                .containsExactly("resolution", "reopening", "resolution", "update", "opening");
    }

    @Test
    void a_correction_keeps_the_earlier_words_and_the_reason() {
        var corrected = incident("login").path("updates").get(3);

        assertThat(corrected.path("edited").asBoolean()).isTrue();
        assertThat(corrected.path("versions").get(0).path("message").asString()).contains("one of two gateways");
        assertThat(corrected.path("message").asString()).contains("one of three gateways");
        assertThat(corrected.at("/versions/1/provenance/reason").asString()).contains("wrong number of gateways");
        assertThat(report("login", "text/markdown")).contains("wrong number of gateways");
    }

    @Test
    void a_retracted_incident_leaves_the_list_and_keeps_its_page_with_the_reason() {
        assertThat(ADMIN.get("/api/v1/incidents?limit=200").expect(200).body()).doesNotContain(id("false-alarm"));
        assertThat(report("false-alarm", "text/markdown")).contains("no customer was affected");
        assertThat(uptime("search").path("fraction").asDouble()).isEqualTo(1);
    }

    @Test
    void an_internal_incident_is_there_for_operators_alone() {
        PUBLIC.get(reportPath("disks")).expect(404);
        ADMIN.get(reportPath("disks")).expect(200);
        assertThat(PUBLIC.get("/api/v1/status").expect(200).body()).doesNotContain("Staging cluster");
    }

    @Test
    void where_incidents_overlap_the_worst_one_counts() {
        var seconds = uptime("editor").path("seconds");

        assertThat(seconds.path("partial").asDouble()).isEqualTo(3_600);
        assertThat(seconds.path("degraded").asDouble()).isEqualTo(2 * 3_600);
    }

    /** 31 days; published from 08:42:40 to 09:51:10, and 180 minutes by the provider's own account. */
    @ParameterizedTest
    @CsvSource({
        "'', 100.0000 %",
        "&whatIf=partial_outage, 99.9539 %",
        "&whatIf=partial_outage&window=actual, 99.8790 %",
        "&whatIf=major_outage&window=actual, 99.5967 %"
    })
    void one_question_tells_what_the_uptime_is_by_any_reading_of_the_same_incident(String reading, String display) {
        var answer = ADMIN.get("/api/v1/analytics/uptime?from=2021-05-01&to=2021-05-31&component=%s&minPosition=%d%s"
                        .formatted(id("signatures-mail"), lastPosition(), reading))
                .expect(200)
                .json();

        assertThat(answer.at("/rows/0/display").asString()).isEqualTo(display);
        assertThat(answer.at("/causes/0/id").asString()).isEqualTo(id("exchange"));
        assertThat(answer.path("causes")).hasSize(1);
    }

    @Test
    void what_goes_on_is_on_the_status_page() {
        var status = PUBLIC.get("/api/v1/status").expect(200).json();

        assertThat(status.path("incidents").values())
                .extracting(incident -> incident.path("id").asString())
                .contains(id("delays"));
        assertThat(status.path("indicator").asString()).isNotEqualTo("none");
    }

    private static JsonNode uptime(String component) {
        return ADMIN.get("/api/v1/components/%s/uptime?minPosition=%d".formatted(id(component), lastPosition()))
                .expect(200)
                .json();
    }

    private static JsonNode incident(String name) {
        return ADMIN.get("/api/v1/incidents/" + id(name)).expect(200).json();
    }

    private static String report(String name, String form) {
        return PUBLIC.get(reportPath(name), form).expect(200).body();
    }

    private static String reportPath(String name) {
        return "/api/v1/incidents/%s/report".formatted(id(name));
    }

    /** A command that changes nothing is answered the position of the newest event of its incident. */
    private static long lastPosition() {
        return ADMIN.post(
                        "/api/v1/incidents/%s/references".formatted(id("delays")),
                        Map.of("system", "Tickets", "id", "T-1"))
                .expect(200)
                .position();
    }

    private static String id(String name) {
        return ids.getOrDefault(name, "missing " + name);
    }
}
