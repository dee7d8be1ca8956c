package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api.Answer;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.eventstore.rebuild.Rebuilds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every projection of the product, made anew and verified over HTTP, with a history that has a bit of everything. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildTest {

    private static final String PROJECTIONS = "/api/v1/admin/projections";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What else is in the schema: tokens, who may hold them and what stands in their way, rebuilds, the tree of the log, the zone of the days, what views go by, and Flyway's. */
    private static final List<String> NO_READ_MODELS = List.of(
            "flyway_schema_history",
            "token_schema_history",
            "token_entry",
            "projection_holder",
            "dead_letter",
            "rebuild",
            "rebuild_gate",
            "log_tile",
            "log_tree",
            "log_chain",
            "log_checkpoint",
            "log_key",
            "uptime_zone_v1",
            "outage_zone_v1",
            "view_setting");

    private static final RunningLedger LEDGER = RunningLedger.start();
    private static final Api ADMIN = LEDGER.admin();
    private static final JdbcClient DB = LEDGER.context().getBean(JdbcClient.class);

    @BeforeAll
    static void tellAHistory() {
        new HistoryGenerator(41, ADMIN, _ -> {}).tell(12, 4);
        ADMIN.post("/api/v1/maintenances", maintenance()).expect(201);
        awaitHead();
    }

    @Test
    void every_table_of_the_read_models_belongs_to_one_projection() {
        var rebuilds = LEDGER.context().getBean(Rebuilds.class);
        var declared = rebuilds.projections().stream()
                .flatMap(name -> rebuilds.tablesOf(name).stream())
                .toList();
        var present = new TreeSet<>(
                DB.sql("select tablename from pg_tables where schemaname = 'query' and tablename !~ '_shadow$'")
                        .query(String.class)
                        .list());
        present.removeAll(NO_READ_MODELS);

        assertThat(declared).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(present);
    }

    @Test
    void all_of_them_are_equal_to_the_log_and_are_the_same_when_made_anew() {
        var before = ReadModelHashes.of(DB);
        for (var name : names()) {
            var verified = run(name, "verification");
            assertThat(verified.path("equal").asBoolean())
                    .as(verified.toPrettyString())
                    .isTrue();

            var rebuilt = run(name, "rebuild");
            assertThat(rebuilt.path("state").asString())
                    .as(rebuilt.toPrettyString())
                    .isEqualTo("done");
        }

        assertThat(ReadModelHashes.of(DB)).isEqualTo(before);
        ADMIN.post("/api/v1/components", Map.of("name", "Registered afterwards"))
                .expect(201);
        awaitHead();
        assertThat(names())
                .allSatisfy(name -> assertThat(
                                run(name, "verification").path("equal").asBoolean())
                        .isTrue());
    }

    @Test
    void a_row_edited_behind_the_back_is_found_named_and_mended() {
        var incident = DB.sql("select incident_id from query.incident_v1 order by 1 limit 1")
                .query(String.class)
                .single();
        DB.sql("update query.incident_v1 set title = 'It was nothing' where incident_id = ?")
                .param(incident)
                .update();

        var found = run("current-status-v1", "verification");

        assertThat(found.path("equal").asBoolean()).isFalse();
        var finding = found.path("findings")
                .valueStream()
                .filter(each -> each.path("table").asString().equals("incident_v1"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.path("differences").asLong()).isEqualTo(1);
        assertThat(finding.path("first").path(0).path("key").path("incident_id").asString())
                .isEqualTo(incident);
        assertThat(finding.path("first").path(0).path("kind").asString()).isEqualTo("changed");

        run("current-status-v1", "rebuild");

        assertThat(run("current-status-v1", "verification").path("equal").asBoolean())
                .isTrue();
    }

    @Test
    void commands_and_readers_go_on_meanwhile() {
        var started = start("timeline-v1", "rebuild");
        int told = 0;
        do {
            var incident = ADMIN.post(
                            "/api/v1/incidents",
                            Map.of("title", "Meanwhile", "status", "investigating", "message", "Told while it runs"))
                    .expect(201);
            var read = ADMIN.get("/api/v1/incidents/%s?minPosition=%d".formatted(incident.id(), incident.position()));
            assertThat(read.expect(200).json().path("title").asString()).isEqualTo("Meanwhile");
            LEDGER.anonymous().get("/api/v1/status").expect(200);
            told++;
        } while (ADMIN.get(started.header("Location"))
                .json()
                .path("state")
                .asString()
                .equals("running"));

        assertThat(told).isPositive();
        assertThat(run("timeline-v1", "verification").path("equal").asBoolean()).isTrue();
    }

    @Test
    void progress_is_told_as_a_stream_until_the_end() throws Exception {
        start("promises-v3", "rebuild");

        try (var stream = EventStream.open(ADMIN, PROJECTIONS + "/promises-v3/progress")) {
            var last = stream.await(
                    message -> !message.data().path("state").asString().equals("running"));
            assertThat(last.event()).isEqualTo("progress");
            assertThat(last.data().path("state").asString()).isEqualTo("done");
            assertThat(last.data().path("position").asLong()).isPositive();
        }
    }

    @Test
    void each_projection_says_where_it_is() {
        var shown = ADMIN.get(PROJECTIONS + "/uptime-v1").expect(200).json();

        assertThat(shown.path("head").asLong() - shown.path("position").asLong())
                .isEqualTo(shown.path("lag").asLong());
        assertThat(shown.path("tables").valueStream().map(JsonNode::asString)).contains("uptime_day_v1");
    }

    @Test
    void what_has_ended_cannot_be_canceled_any_more() {
        run("source-ids-v1", "rebuild");

        var canceled = ADMIN.delete(PROJECTIONS + "/source-ids-v1/rebuild").expect(200);

        assertThat(canceled.json().path("state").asString()).isEqualTo("done");
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (var path : List.of("/nothing-v1", "/nothing-v1/rebuild", "/nothing-v1/progress")) {
            var answer = ADMIN.get(PROJECTIONS + path).expect(404);
            assertThat(answer.json().path("code").asString()).isEqualTo("PROJECTION_NOT_FOUND");
        }
        ADMIN.post(PROJECTIONS + "/maintenance-alarms-v1/rebuild", "").expect(404);
    }

    private static List<String> names() {
        return ADMIN.get(PROJECTIONS)
                .expect(200)
                .json()
                .path("projections")
                .valueStream()
                .map(projection -> projection.path("name").asString())
                .toList();
    }

    private static Answer start(String name, String purpose) {
        return ADMIN.post("%s/%s/%s".formatted(PROJECTIONS, name, purpose), "").expect(202);
    }

    private static JsonNode run(String name, String purpose) {
        var location = start(name, purpose).header("Location");
        await().atMost(PATIENCE)
                .until(() -> !ADMIN.get(location)
                        .expect(200)
                        .json()
                        .path("state")
                        .asString()
                        .equals("running"));
        return ADMIN.get(location).expect(200).json();
    }

    private static void awaitHead() {
        var positions = LEDGER.context().getBean(ProjectionPositions.class);
        long head = DB.sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
        names().forEach(name ->
                await().atMost(PATIENCE).until(() -> positions.of(name).orElse(0) >= head));
    }

    private static Map<String, Object> maintenance() {
        return Map.of(
                "title", "New disks",
                "message", "As planned",
                "scheduledFor", "2099-01-01T10:00:00Z",
                "scheduledUntil", "2099-01-01T11:00:00Z");
    }
}
