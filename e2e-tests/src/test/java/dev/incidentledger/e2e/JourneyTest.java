package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators do with an incident and with the catalogue, and what everybody reads afterwards. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JourneyTest {

    private static final String INCIDENTS = "/api/v1/incidents";

    private final Api admin = deployment().admin();
    private String component = "";

    /** Every deployment is to pass these. */
    Deployment deployment() {
        return RunningLedger.shared();
    }

    @BeforeEach
    void register() {
        component = admin.post("/api/v1/components", Map.of("name", "Sign-in " + UUID.randomUUID()))
                .expect(201)
                .id();
    }

    @Test
    void a_component_is_as_bad_as_the_worst_that_stands_and_recovers_when_told_so() {
        var id = identify("partial_outage");
        assertThat(component().path("status").asString()).isEqualTo("partial_outage");

        admin.post(route(id, "/updates"), Map.of("message", "It is worse", "components", says("major_outage")))
                .expect(201);
        admin.post(
                        route(id, "/resolution"),
                        Map.of("message", "Works, but slowly", "components", says("degraded_performance")))
                .expect(201);
        assertThat(incident(id).path("status").asString()).isEqualTo("resolved");
        assertThat(incident(id).path("impact").asString()).isEqualTo("critical");
        assertThat(component().path("status").asString()).isEqualTo("degraded_performance");

        admin.post(route(id, "/recovery"), Map.of("components", List.of(component)))
                .expect(200);
        assertThat(component().path("status").asString()).isEqualTo("operational");
        var again = admin.post(route(id, "/recovery"), Map.of("components", List.of(component)))
                .expect(200);
        assertThat(again.json().path("version").asInt())
                .isEqualTo(incident(id).path("version").asInt());
    }

    @Test
    void a_resolved_incident_takes_no_update_until_it_is_reopened() {
        var id = identify("partial_outage");
        admin.post(route(id, "/resolution"), Map.of("message", "Fixed")).expect(201);

        var refused = admin.post(route(id, "/updates"), Map.of("message", "One more thing"))
                .expect(409)
                .json();
        assertThat(refused.path("code").asString()).isEqualTo("INCIDENT_ALREADY_RESOLVED");
        admin.post(route(id, "/reopening"), Map.of("message", "It is back")).expect(201);
        admin.post(route(id, "/updates"), Map.of("message", "Now it can be told"))
                .expect(201);
        assertThat(incident(id).path("status").asString()).isEqualTo("investigating");
    }

    @Test
    void the_routes_for_resolution_and_postmortem_are_named_to_whoever_looks_for_them() {
        var id = identify("partial_outage");

        for (var status : List.of("resolved", "postmortem")) {
            var refused = admin.post(route(id, "/updates"), Map.of("message", "Done", "status", status))
                    .expect(422)
                    .json();
            assertThat(refused.path("code").asString()).startsWith("USE_");
        }
    }

    @Test
    void a_real_impact_window_stands_beside_the_published_one() {
        var id = identify("partial_outage");

        admin.post(
                        route(id, "/impact-windows"),
                        Map.of(
                                "from", "2026-01-01T10:00:00Z",
                                "to", "2026-01-01T12:30:00Z",
                                "source", "Our own probes",
                                "estimated", true))
                .expect(200);

        assertThat(incident(id).path("impactWindows")).hasSize(1);
        assertThat(admin.get(route(id, "/report"), "text/plain").expect(200).body())
                .contains("real impact 2h 30m");
    }

    @Test
    void a_component_is_renamed_moved_and_retired() {
        var group = admin.post("/api/v1/component-groups", Map.of("name", "Europe " + UUID.randomUUID()))
                .expect(201)
                .id();
        admin.patch("/api/v1/components/" + component, Map.of("name", "Front door", "groupId", group))
                .expect(200);
        assertThat(component().path("name").asString()).isEqualTo("Front door");
        assertThat(component().path("groupId").asString()).isEqualTo(group);
        assertThat(admin.post("/api/v1/component-groups/" + group + "/retirement", Map.of())
                        .expect(409)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("GROUP_NOT_EMPTY");

        admin.post("/api/v1/components/" + component + "/retirement", Map.of()).expect(200);

        var refused = await().until(this::identifyTooLate, answer -> answer.status() == 422)
                .json();
        assertThat(refused.path("code").asString()).isEqualTo("RETIRED_COMPONENT");
        assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/components/0/id");
    }

    @Test
    void analysts_and_auditors_read_and_do_not_write() {
        var id = identify("partial_outage");

        for (var role : List.of("analyst", "auditor")) {
            var reader = as(role);
            reader.get(INCIDENTS + "/" + id + "?minVersion=0").expect(200);
            reader.post(route(id, "/updates"), Map.of("message", "Not mine to say"))
                    .expect(403);
            reader.get("/api/v1/access-tokens").expect(403);
        }
        deployment().anonymous().get(INCIDENTS + "/" + id).expect(401);
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (var id : List.of("inc_01hzy3m8k2q4r6t8v0w2x4y6za", "inc_1", "..%2f")) {
            assertThat(admin.get(INCIDENTS + "/" + id).status()).isIn(400, 404);
        }
        admin.post(route("inc_01hzy3m8k2q4r6t8v0w2x4y6za", "/updates"), Map.of("message", "Anybody there?"))
                .expect(404);
    }

    @Test
    void the_public_may_ask_for_headers_alone_and_is_told_when_it_accepts_nothing() {
        var everybody = deployment().anonymous();
        var id = identify("partial_outage");
        assertThat(incident(id).path("id").asString()).isEqualTo(id);
        var report = route(id, "/report");

        for (var path : List.of("/api/v1/status", report)) {
            everybody.send(everybody.request(path).HEAD()).expect(200);
        }
        for (var accept : List.of("garbage", ";;;", "text/html;q=abc", "image/png")) {
            everybody.get(report, accept).expect(406);
        }
    }

    /** Where another process retired the component, within five seconds. */
    private Answer identifyTooLate() {
        return admin.post(
                INCIDENTS,
                Map.of(
                        "title", "Too late",
                        "status", "investigating",
                        "message", "It is gone",
                        "components", says("major_outage")));
    }

    private String identify(String status) {
        return admin.post(
                        INCIDENTS,
                        Map.of(
                                "title", "Sign-in fails",
                                "status", "investigating",
                                "message", "We are looking into it.",
                                "components", says(status)))
                .expect(201)
                .id();
    }

    private List<Map<String, String>> says(String status) {
        return List.of(Map.of("id", component, "status", status));
    }

    private JsonNode incident(String id) {
        return admin.get("%s/%s?minPosition=%d".formatted(INCIDENTS, id, head()))
                .expect(200)
                .json();
    }

    private JsonNode component() {
        return admin.get("/api/v1/components/%s?minPosition=%d".formatted(component, head()))
                .expect(200)
                .json();
    }

    /** The position of an event newer than all that the test did before. */
    private long head() {
        return deployment()
                .positionOf(admin.post(
                                INCIDENTS,
                                Map.of("title", "Marker", "status", "resolved", "message", "Marks a position"))
                        .expect(201));
    }

    private Api as(String role) {
        var token = admin.post("/api/v1/access-tokens", Map.of("roles", List.of(role)))
                .expect(201)
                .json()
                .path("secret")
                .asString();
        return new Api(admin.url(), token);
    }

    private static String route(String incident, String rest) {
        return INCIDENTS + "/" + incident + rest;
    }
}
