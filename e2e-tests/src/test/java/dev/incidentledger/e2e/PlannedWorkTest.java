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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What operators do with a maintenance, and what it does by itself; what came of it is read from the log. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlannedWorkTest {

    private static final String MAINTENANCES = "/api/v1/maintenances";

    private final Api admin = RunningLedger.shared().admin();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private String component = "";

    @BeforeEach
    void register() {
        component = admin.post("/api/v1/components", Map.of("name", "Mail " + UUID.randomUUID()))
                .expect(201)
                .id();
    }

    @Test
    void a_maintenance_is_planned_moved_and_worked_off_by_hand() {
        var scheduled = admin.post(MAINTENANCES, plan(hours(24), hours(25))).expect(201);
        var id = scheduled.id();
        assertThat(scheduled.header("Location")).isEqualTo(MAINTENANCES + "/" + id);
        assertThat(scheduled.json().path("updateId").asString()).startsWith("upd_");

        assertRefused(admin.patch(MAINTENANCES + "/" + id, Map.of("title", "Unseen")), 428, "IF_MATCH_REQUIRED");
        revise(
                        scheduled,
                        Map.of(
                                "scheduledFor",
                                hours(48),
                                "scheduledUntil",
                                hours(49),
                                "title",
                                "Mail moves house",
                                "message",
                                "A day later"))
                .expect(200);
        admin.post(route(id, "/start"), Map.of("message", "We begin early")).expect(200);
        admin.post(route(id, "/updates"), Map.of("message", "Half done", "components", List.of(says("operational"))))
                .expect(201);
        admin.post(route(id, "/verification"), Map.of()).expect(200);
        admin.post(route(id, "/updates"), Map.of("message", "Back to work", "status", "in_progress"))
                .expect(201);
        var completed = admin.post(route(id, "/completion"), Map.of()).expect(200);

        assertThat(kinds(id))
                .containsExactly(
                        "maintenance.scheduled",
                        "maintenance.renamed",
                        "maintenance.rescheduled",
                        "maintenance.started",
                        "maintenance.update-posted",
                        "maintenance.verification-started",
                        "maintenance.update-posted",
                        "maintenance.completed");
        assertThat(payload(id, "maintenance.started").at("/update/components/0"))
                .isEqualTo(Api.JSON.valueToTree(Map.of(
                        "id",
                        component,
                        "status",
                        "under_maintenance",
                        "name",
                        payload(id, "maintenance.scheduled")
                                .at("/components/0/name")
                                .asString())));
        assertThat(admin.post(route(id, "/completion"), Map.of())
                        .expect(200)
                        .json()
                        .path("version"))
                .isEqualTo(completed.json().path("version"));
    }

    @Test
    void what_does_not_fit_is_refused_with_a_word_of_what_would() {
        var id =
                admin.post(MAINTENANCES, plan(hours(24), hours(25))).expect(201).id();

        assertRefused(admin.post(route(id, "/completion"), Map.of()), 409, "MAINTENANCE_NOT_STARTED");
        assertRefused(
                admin.post(route(id, "/updates"), Map.of("message", "Go", "status", "in_progress")),
                422,
                "USE_MAINTENANCE_ROUTE");
        assertRefused(
                admin.post(route(id, "/start"), Map.of("occurredAt", hours(-1))),
                409,
                "MAINTENANCE_TIMES_OUT_OF_ORDER");
        admin.post(route(id, "/cancellation"), Map.of("message", "Called off")).expect(200);
        assertRefused(admin.post(route(id, "/start"), Map.of()), 409, "MAINTENANCE_OVER");
        assertThat(kinds(id)).containsExactly("maintenance.scheduled", "maintenance.canceled");
    }

    @Test
    void a_plan_names_known_components_and_a_time_to_come() {
        assertRefused(admin.post(MAINTENANCES, plan(hours(2), hours(1))), 422, "MAINTENANCE_ENDS_BEFORE_IT_BEGINS");
        assertRefused(admin.post(MAINTENANCES, plan(hours(-2), hours(-1))), 422, "MAINTENANCE_IN_THE_PAST");
        assertRefused(
                admin.post(MAINTENANCES, with("components", List.of(component, "cmp_" + "0".repeat(26)))),
                422,
                "UNKNOWN_COMPONENT");
        admin.post("/api/v1/components/" + component + "/retirement", Map.of()).expect(200);
        var retired = assertRefused(admin.post(MAINTENANCES, plan(hours(1), hours(2))), 422, "RETIRED_COMPONENT");
        assertThat(retired.at("/errors/0/pointer").asString()).isEqualTo("/components/0");
        assertRefused(admin.post(route("mnt_" + "0".repeat(26), "/start"), Map.of()), 404, "UNKNOWN_MAINTENANCE");
    }

    @Test
    void an_update_is_corrected_and_its_first_words_stay() {
        var scheduled = admin.post(MAINTENANCES, plan(hours(24), hours(25))).expect(201);
        var update = scheduled.json().path("updateId").asString();

        admin.post(
                        route(scheduled.id(), "/updates/" + update + "/corrections"),
                        Map.of("message", "Better words", "reason", "Typing error"),
                        "If-Match",
                        scheduled.header("ETag"))
                .expect(200);

        assertThat(kinds(scheduled.id())).containsExactly("maintenance.scheduled", "maintenance.update-corrected");
        assertThat(payload(scheduled.id(), "maintenance.scheduled")
                        .at("/announcement/message")
                        .asString())
                .isEqualTo("The mail server moves");
    }

    @Test
    void it_starts_and_completes_by_itself_at_the_planned_times() {
        var starts = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        var ends = starts.plusMillis(1_500);
        var id = admin.post(MAINTENANCES, plan(starts, ends)).expect(201).id();

        await().atMost(Duration.ofSeconds(20)).until(() -> kinds(id).contains("maintenance.completed"));

        assertThat(kinds(id)).containsExactly("maintenance.scheduled", "maintenance.started", "maintenance.completed");
        assertThat(timeOf(payload(id, "maintenance.started"))).isAfterOrEqualTo(starts);
        assertThat(timeOf(payload(id, "maintenance.completed"))).isAfterOrEqualTo(ends);
        assertThat(actors(id)).element(1).isEqualTo("system schedule");
        assertThat(actors(id)).element(2).isEqualTo("system schedule");
    }

    @Test
    void it_reminds_before_the_start_and_forgets_a_plan_that_was_given_up() {
        var starts = Instant.now().plusMillis(61_500).truncatedTo(ChronoUnit.MILLIS);
        var reminding = plan(starts, starts.plusSeconds(60));
        reminding.put("reminderMinutes", 1);
        var id = admin.post(MAINTENANCES, reminding).expect(201).id();
        var moved = admin.post(MAINTENANCES, reminding).expect(201);
        revise(moved, Map.of("scheduledFor", hours(5), "scheduledUntil", hours(6)))
                .expect(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> kinds(id).contains("maintenance.reminded"));

        assertThat(payload(id, "maintenance.reminded").at("/update/message").asString())
                .isEqualTo("Maintenance will begin as scheduled in 1 minute.");
        await().until(() -> alarms(moved.id()) == 3 + 2);
        assertThat(kinds(moved.id())).containsExactly("maintenance.scheduled", "maintenance.rescheduled");
        admin.post(route(id, "/cancellation"), Map.of("message", "Reminded of, and called off"))
                .expect(200);
    }

    private Map<String, Object> plan(Object from, Object until) {
        return new HashMap<>(Map.of(
                "title", "Mail moves",
                "message", "The mail server moves",
                "scheduledFor", from.toString(),
                "scheduledUntil", until.toString(),
                "components", List.of(component)));
    }

    private Map<String, Object> with(String field, Object value) {
        var plan = plan(hours(1), hours(2));
        plan.put(field, value);
        return plan;
    }

    private Answer revise(Answer seen, Map<String, String> changes) {
        return admin.patch(MAINTENANCES + "/" + seen.id(), changes, "If-Match", seen.header("ETag"));
    }

    private Map<String, String> says(String status) {
        return Map.of("id", component, "status", status);
    }

    private String hours(int later) {
        return now.plus(Duration.ofHours(later)).toString();
    }

    private static String route(String id, String command) {
        return MAINTENANCES + "/" + id + command;
    }

    private static JsonNode assertRefused(Answer answer, int status, String code) {
        var problem = answer.expect(status).json();
        assertThat(problem.path("code").asString()).isEqualTo(code);
        return problem;
    }

    private static Instant timeOf(JsonNode event) {
        return Instant.parse(event.at("/update/occurredAt").asString());
    }

    private static List<String> kinds(String id) {
        return log("payload_type", id);
    }

    private static List<String> actors(String id) {
        return log(
                "concat_ws(' ', %1$s ->> 'actor', %1$s ->> 'channel')"
                        .formatted("convert_from(metadata, 'UTF8')::json"),
                id);
    }

    private static JsonNode payload(String id, String kind) {
        return Api.JSON.readTree(
                log("convert_from(payload, 'UTF8')", id).get(kinds(id).indexOf(kind)));
    }

    private static List<String> log(String column, String id) {
        return db().sql("select %s from event_store.event_log where aggregate_id = ? order by sequence"
                        .formatted(column))
                .param(id)
                .query(String.class)
                .list();
    }

    private static int alarms(String id) {
        return db().sql("select count(*) from command.scheduled_tasks where task_instance like ?")
                .param(id + " %")
                .query(Integer.class)
                .single();
    }

    private static JdbcClient db() {
        return RunningLedger.shared().context().getBean(JdbcClient.class);
    }
}
