package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What everybody reads of planned work: before it, while it goes on, and afterwards. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MaintenanceReadJourneyTest {

    private static final String MAINTENANCES = "/api/v1/maintenances";

    private final Api admin = deployment().admin();
    private final Api everybody = deployment().anonymous();
    private final Instant tomorrow =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
    private String component = "";

    /** Every deployment is to pass these. */
    Deployment deployment() {
        return RunningLedger.shared();
    }

    @BeforeEach
    void register() {
        component = admin.post("/api/v1/components", Map.of("name", "Archive " + UUID.randomUUID()))
                .expect(201)
                .id();
    }

    @Test
    void a_component_is_under_maintenance_from_the_actual_start_to_the_actual_end() {
        var scheduled = schedule("public");
        assertThat(component(scheduled).path("publicStatus").asString()).isEqualTo("operational");
        assertThat(shown(everybody, scheduled).path("status").asString()).isEqualTo("scheduled");

        var started = turn(scheduled, "start");
        assertThat(component(started).path("publicStatus").asString()).isEqualTo("under_maintenance");
        assertThat(shown(everybody, started).path("startedAt").isNull()).isFalse();

        var completed = turn(scheduled, "completion");
        assertThat(component(completed).path("publicStatus").asString()).isEqualTo("operational");
        assertThat(shown(everybody, completed).isMissingNode()).isTrue();
        var detail = detail(completed);
        assertThat(detail.path("scheduledFor").asString()).isEqualTo(tomorrow.toString());
        assertThat(Instant.parse(detail.path("startedAt").asString())).isBefore(tomorrow);
        assertThat(detail.path("completedAt").isNull()).isFalse();
        assertThat(uptime(completed).path("fraction").asDouble()).isEqualTo(1);
    }

    @Test
    void an_incident_during_a_maintenance_is_worse_and_neither_erases_the_other() {
        var started = turn(schedule("public"), "start");
        var incident = admin.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title", "More than planned",
                                "status", "investigating",
                                "message", "It is gone",
                                "components", List.of(Map.of("id", component, "status", "major_outage"))))
                .expect(201);
        assertThat(component(incident).path("publicStatus").asString()).isEqualTo("major_outage");

        var resolved = admin.post("/api/v1/incidents/" + incident.id() + "/resolution", Map.of("message", "It is back"))
                .expect(201);
        assertThat(component(resolved).path("publicStatus").asString()).isEqualTo("under_maintenance");

        assertThat(component(turn(started, "cancellation")).path("publicStatus").asString())
                .isEqualTo("operational");
    }

    @Test
    void internal_work_is_nobody_elses_business() {
        var started = turn(schedule("internal"), "start");

        assertThat(component(started).path("status").asString()).isEqualTo("under_maintenance");
        assertThat(component(started).path("publicStatus").asString()).isEqualTo("operational");
        assertThat(shown(admin, started).path("audience").asString()).isEqualTo("internal");
        assertThat(shown(everybody, started).isMissingNode()).isTrue();
        assertThat(everybody.get("/api/v1/status").expect(200).body()).doesNotContain(started.id());
        everybody.get(MAINTENANCES).expect(401);
        everybody.get(MAINTENANCES + "/" + started.id()).expect(401);
    }

    @Test
    void an_earlier_plan_stays_to_be_read_with_who_changed_it() {
        var scheduled = schedule("public");
        var later = tomorrow.plus(Duration.ofDays(1));
        var moved = admin.patch(
                        MAINTENANCES + "/" + scheduled.id(),
                        Map.of(
                                "scheduledFor",
                                later.toString(),
                                "scheduledUntil",
                                later.plus(Duration.ofHours(1)).toString(),
                                "message",
                                "A day later"),
                        "If-Match",
                        scheduled.header("ETag"))
                .expect(200);

        var detail = detail(moved);

        var rescheduling = detail.at("/reschedulings/0");
        assertThat(rescheduling.at("/before/scheduledFor").asString()).isEqualTo(tomorrow.toString());
        assertThat(rescheduling.at("/after/scheduledFor").asString()).isEqualTo(later.toString());
        assertThat(rescheduling.at("/provenance/actor").asString()).startsWith("tok_");
        assertThat(detail.at("/updates/0/kind").asString()).isEqualTo("rescheduling");
        assertThat(detail.path("version").asInt()).isEqualTo(1);
    }

    @Test
    void the_reminder_that_it_gives_by_itself_is_read_like_any_other_update() {
        var reminding = new HashMap<>(plan(Instant.now().plusSeconds(63), "public"));
        reminding.put("reminderMinutes", 1);
        var id = admin.post(MAINTENANCES, reminding).expect(201).id();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var newest = admin.get(MAINTENANCES + "/" + id).expect(200).json().at("/updates/0");
            assertThat(newest.path("kind").asString()).isEqualTo("reminder");
            assertThat(newest.at("/versions/0/provenance/channel").asString()).isEqualTo("schedule");
        });
    }

    @Test
    void the_list_is_found_by_component_status_and_time() {
        var scheduled = schedule("public");
        var other = turn(schedule("public"), "start");
        var mine = MAINTENANCES + "?component=" + component + "&minPosition="
                + deployment().positionOf(other);

        assertThat(ids(mine)).containsExactlyInAnyOrder(scheduled.id(), other.id());
        assertThat(ids(mine + "&status=active")).containsExactly(other.id());
        assertThat(ids(mine + "&status=scheduled")).containsExactly(scheduled.id());
        assertThat(ids(mine + "&to=" + tomorrow)).containsExactly(other.id());
        var first = admin.get(mine + "&limit=1").expect(200).json();
        var second = admin.get(mine + "&limit=1&cursor=" + first.path("next").asString())
                .expect(200)
                .json();
        assertThat(Stream.of(first, second)
                        .map(page -> page.at("/maintenances/0/id").asString()))
                .containsExactlyInAnyOrder(scheduled.id(), other.id());
        assertThat(second.path("next").isNull()).isTrue();
    }

    private Answer schedule(String audience) {
        return admin.post(MAINTENANCES, plan(tomorrow, audience)).expect(201);
    }

    private Map<String, Object> plan(Instant start, String audience) {
        return Map.of(
                "title",
                "The archive moves",
                "message",
                "You can read, but not write.",
                "scheduledFor",
                start.toString(),
                "scheduledUntil",
                start.plus(Duration.ofHours(1)).toString(),
                "components",
                List.of(component),
                "audience",
                audience);
    }

    private Answer turn(Answer maintenance, String route) {
        return admin.post(MAINTENANCES + "/" + maintenance.id() + "/" + route, Map.of())
                .expect(200);
    }

    private JsonNode detail(Answer after) {
        return admin.get("%s/%s?minPosition=%d"
                        .formatted(MAINTENANCES, after.id(), deployment().positionOf(after)))
                .expect(200)
                .json();
    }

    private JsonNode component(Answer after) {
        return admin.get("/api/v1/components/%s?minPosition=%d"
                        .formatted(component, deployment().positionOf(after)))
                .expect(200)
                .json();
    }

    private JsonNode uptime(Answer after) {
        return admin.get("/api/v1/components/%s/uptime?minPosition=%d"
                        .formatted(component, deployment().positionOf(after)))
                .expect(200)
                .json();
    }

    private JsonNode shown(Api reader, Answer maintenance) {
        return reader.get("/api/v1/status?minPosition=" + deployment().positionOf(maintenance))
                .expect(200)
                .json()
                .path("maintenances")
                .valueStream()
                .filter(shown -> shown.path("id").asString().equals(maintenance.id()))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private List<String> ids(String path) {
        return admin.get(path)
                .expect(200)
                .json()
                .path("maintenances")
                .valueStream()
                .map(maintenance -> maintenance.path("id").asString())
                .toList();
    }
}
