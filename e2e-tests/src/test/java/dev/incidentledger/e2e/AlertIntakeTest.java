package dev.incidentledger.e2e;

import static dev.incidentledger.e2e.Alerts.body;
import static dev.incidentledger.e2e.Alerts.firing;
import static dev.incidentledger.e2e.Alerts.resolved;
import static dev.incidentledger.e2e.IntakeLedger.admin;
import static dev.incidentledger.e2e.IntakeLedger.deliver;
import static dev.incidentledger.e2e.IntakeLedger.events;
import static dev.incidentledger.e2e.IntakeLedger.incident;
import static dev.incidentledger.e2e.IntakeLedger.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What alerts do to incidents, and what they leave to operators. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertIntakeTest {

    private final String group = "{}:{run=\"" + UUID.randomUUID() + "\"}";
    private final String component = IntakeLedger.COMPONENT;
    private final String start = ago(90);

    @Test
    void an_incident_opens_internally_follows_its_alerts_and_resolves() {
        var opened = deliver(body(group, firing("a", start))).expect(200).json();
        assertThat(opened.path("outcome").asString()).isEqualTo("identified");
        var id = opened.path("incidentId").asString();

        var incident = incident(id);
        assertThat(incident.path("title").asString()).isEqualTo("HighErr on checkout");
        assertThat(incident.path("audience").asString()).isEqualTo("internal");
        assertThat(incident.path("startedAt").asString()).isEqualTo(start);
        assertThat(incident.path("impact").asString()).isEqualTo("major");
        assertThat(incident.at("/updates/1/components/0/id").asString()).isEqualTo(component);
        assertThat(publicStatus()).doesNotContain(id);

        assertThat(outcome(body(group, firing("a", start), firing("b", ago(20)))))
                .isEqualTo("noted");
        assertThat(outcome(body(group, resolved("a", start, ago(10)), firing("b", ago(20)))))
                .isEqualTo("unchanged");
        assertThat(outcome(body(group, resolved("b", ago(20), ago(5))))).isEqualTo("resolved");
        assertThat(incident(id).path("status").asString()).isEqualTo("resolved");
    }

    @Test
    void what_is_sent_again_adds_nothing() {
        var first = deliver(body(group, firing("a", start))).expect(200).json();
        long recorded = events();

        for (int i = 0; i < 5; i++) {
            var again = deliver(body(group, firing("a", start))).expect(200).json();
            assertThat(again.path("outcome").asString()).isEqualTo("unchanged");
            assertThat(again.path("incidentId")).isEqualTo(first.path("incidentId"));
        }
        assertThat(events()).isEqualTo(recorded);
    }

    @Test
    void what_arrives_in_the_wrong_order_reopens_nothing() {
        outcome(body(group, firing("a", start)));
        assertThat(outcome(body(group, resolved("a", start, ago(10))))).isEqualTo("resolved");
        long recorded = events();

        assertThat(outcome(body(group, firing("a", start)))).isEqualTo("unchanged");
        assertThat(events()).isEqualTo(recorded);
        assertThat(outcome(body(group, firing("a", ago(2))))).isEqualTo("reopened");
    }

    @Test
    void what_is_sent_many_times_at_once_has_one_effect() throws Exception {
        long before = events();
        var body = body(group, firing("a", start));
        Callable<JsonNode> call = () -> deliver(body).expect(200).json();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = callers
                    .invokeAll(Stream.generate(() -> call).limit(30).toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(answers.stream().map(answer -> answer.path("incidentId").asString()))
                    .hasSize(30)
                    .containsOnly(answers.getFirst().path("incidentId").asString());
        }
        assertThat(events()).isEqualTo(before + 2); // identified, and a note that names the alerts
    }

    @Test
    void what_was_sent_and_never_answered_has_one_effect_whatever_is_sent_next() {
        long before = events();
        crash(body(group, firing("a", start)));
        assertThat(events()).isEqualTo(before + 2);

        assertThat(outcome(body(group, firing("a", start), firing("b", ago(20)))))
                .isEqualTo("noted");
        assertThat(events()).isEqualTo(before + 3);
        assertThat(outcome(body(group, firing("a", start)))).isEqualTo("unchanged");
        assertThat(events()).isEqualTo(before + 3);
    }

    @Test
    void events_say_whose_alert_of_which_group_they_come_from() {
        var id = deliver(body(group, firing("a", start))).expect(200).json().path("incidentId");

        var metadata = IntakeLedger.db()
                .sql("select convert_from(metadata, 'UTF8') from event_store.event_log where aggregate_id = ?")
                .param(id.asString())
                .query(String.class)
                .list();
        assertThat(metadata).hasSize(2).allSatisfy(text -> {
            var told = Api.JSON.readTree(text);
            assertThat(told.path("channel").asString()).isEqualTo("alert");
            assertThat(told.path("actor").asString()).startsWith("tok_");
            assertThat(told.path("alertIntake").asString()).isEqualTo("prom");
            assertThat(told.path("alertReceiver").asString()).isEqualTo("ledger");
            assertThat(told.path("alertGroupKey").asString()).isEqualTo(group);
        });
    }

    @Test
    void an_operator_who_published_is_not_fought() {
        var id = deliver(body(group, firing("a", start)))
                .expect(200)
                .json()
                .path("incidentId")
                .asString();
        admin().post("/api/v1/incidents/" + id + "/publication", Map.of()).expect(200);

        assertThat(outcome(body(group, firing("a", start), firing("b", ago(20)))))
                .isEqualTo("noted");
        assertThat(outcome(body(group, resolved("a", start, ago(9)), resolved("b", ago(20), ago(9)))))
                .isEqualTo("noted");

        assertThat(incident(id).path("status").asString()).isEqualTo("investigating");
        assertThat(texts(incident(id).path("updates"), "audience"))
                .containsExactlyInAnyOrder("internal", "internal", "internal", "public");
    }

    @Test
    void an_operator_who_resolved_is_not_fought() {
        var id = deliver(body(group, firing("a", start)))
                .expect(200)
                .json()
                .path("incidentId")
                .asString();
        admin().post("/api/v1/incidents/" + id + "/resolution", Map.of("message", "A false alarm"))
                .expect(201);
        long recorded = events();

        assertThat(outcome(body(group, firing("a", start)))).isEqualTo("unchanged");
        assertThat(outcome(body(group, resolved("a", start, ago(1))))).isEqualTo("unchanged");
        assertThat(events()).isEqualTo(recorded);
        var next = deliver(body(group, firing("a", ago(0)))).expect(200).json();
        assertThat(next.path("outcome").asString()).isEqualTo("identified");
        assertThat(next.path("incidentId").asString()).isNotEqualTo(id);
    }

    @Test
    void a_new_alert_after_an_operator_resolved_is_another_incident_beside_the_old_alert() {
        var theirs = deliver(body(group, firing("a", start)))
                .expect(200)
                .json()
                .path("incidentId")
                .asString();
        admin().post("/api/v1/incidents/" + theirs + "/resolution", Map.of("message", "A false alarm"))
                .expect(201);
        var both = body(group, firing("a", start), firing("b", ago(5)));
        long recorded = events();

        crash(both);
        var id = deliver(both).expect(200).json().path("incidentId").asString();
        assertThat(id).isNotEqualTo(theirs);
        assertThat(incident(theirs).path("status").asString()).isEqualTo("resolved");
        assertThat(incident(id).path("updates").toString()).contains("`b`").doesNotContain("`a`");
        assertThat(outcome(both)).isEqualTo("unchanged");
        assertThat(events()).isEqualTo(recorded + 2);

        assertThat(outcome(body(group, firing("a", start), resolved("b", ago(5), ago(1)))))
                .isEqualTo("resolved");
        assertThat(incident(id).path("status").asString()).isEqualTo("resolved");
        assertThat(outcome(body(group, firing("a", start)))).isEqualTo("unchanged");
    }

    @Test
    void an_operator_who_retracted_is_not_fought() {
        var id = deliver(body(group, firing("a", start)))
                .expect(200)
                .json()
                .path("incidentId")
                .asString();
        admin().post("/api/v1/incidents/" + id + "/retraction", Map.of("reason", "A test of the alert"))
                .expect(200);
        long recorded = events();

        assertThat(outcome(body(group, firing("a", start)))).isEqualTo("unchanged");
        assertThat(outcome(body(group, resolved("a", start, ago(9))))).isEqualTo("unchanged");
        assertThat(events()).isEqualTo(recorded);
    }

    @Test
    void a_dry_run_says_what_would_happen_and_records_nothing() {
        long recorded = events();

        var told = admin().post("/api/v1/intake/alertmanager/prom/dry-run", body(group, firing("a", start)))
                .expect(200)
                .json();

        assertThat(told.path("outcome").asString()).isEqualTo("identified");
        assertThat(texts(told.path("commands"), "command")).containsExactly("identify", "update");
        assertThat(told.at("/commands/0/title").asString()).isEqualTo("HighErr on checkout");
        assertThat(told.at("/commands/0/components/0/id").asString()).isEqualTo(component);
        assertThat(told.at("/alerts/0/rules").toString()).isEqualTo("[0,1]");
        assertThat(told.path("unmappedLabels").toString()).isEqualTo("[\"alertname\"]");
        assertThat(told.path("unknownComponents").toString()).isEqualTo("[\"Nowhere\"]");
        assertThat(events()).isEqualTo(recorded);
        assertThat(IntakeLedger.db()
                        .sql("select count(*) from command.alert_group where group_key = ?")
                        .param(group)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void an_intake_that_is_not_configured_is_not_there() {
        for (var path : List.of("nobody", "nobody/dry-run")) {
            var refused = admin().post("/api/v1/intake/alertmanager/" + path, body(group, firing("a", start)))
                    .expect(404)
                    .json();
            assertThat(refused.path("code").asString()).isEqualTo("UNKNOWN_INTAKE");
        }
    }

    @Test
    void alerts_need_a_token_of_an_operator() {
        var path = "/api/v1/intake/alertmanager/prom";
        var auditor = admin().post("/api/v1/access-tokens", Map.of("roles", List.of("auditor")))
                .expect(201)
                .json();

        IntakeLedger.LEDGER
                .anonymous()
                .post(path, body(group, firing("a", start)))
                .expect(401);
        new Api(admin().url(), auditor.path("secret").asString())
                .post(path, body(group, firing("a", start)))
                .expect(403);
    }

    /** As after a crash: the commands are in the log, and nobody was told. */
    private static void crash(Map<String, Object> body) {
        var db = IntakeLedger.db();
        db.sql("""
                create function command.crash() returns trigger language plpgsql
                as $$ begin raise exception 'crashed' using errcode = 'crash_shutdown'; end $$
                """).update();
        db.sql("""
                create trigger crash before update on command.alert_group for each row
                when (old.pending is not null) execute function command.crash()
                """).update();
        try {
            deliver(body).expect(503);
        } finally {
            db.sql("drop function command.crash() cascade").update();
        }
    }

    private static String publicStatus() {
        return IntakeLedger.LEDGER
                .anonymous()
                .get("/api/v1/status?minPosition=" + events())
                .expect(200)
                .body();
    }

    private static List<String> texts(JsonNode nodes, String field) {
        return StreamSupport.stream(nodes.values().spliterator(), false)
                .map(node -> node.path(field).asString())
                .toList();
    }

    private static String ago(int seconds) {
        return Instant.now()
                .minusSeconds(seconds)
                .truncatedTo(ChronoUnit.MICROS)
                .toString();
    }
}
