package dev.incidentledger.e2e;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incidentledger.events.Ids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All captured incidents of real pages, imported and exported again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CapturedHistoryTest {

    private static final Set<String> COMPLETE = Set.of(
            "id",
            "name",
            "status",
            "created_at",
            "updated_at",
            "monitoring_at",
            "resolved_at",
            "impact",
            "shortlink",
            "started_at",
            "page_id",
            "incident_updates",
            "components",
            "reminder_intervals");
    private static final Set<String> OUR_OWN =
            Set.of("name", "status", "impact", "started_at", "resolved_at", "monitoring_at", "body", "display_at");

    private static final Map<String, ObjectNode> CAPTURED = new LinkedHashMap<>();
    private static final List<JsonNode> PROGRESS = new ArrayList<>();
    private static final Map<String, ObjectNode> MAINTENANCES = new LinkedHashMap<>();
    private static Map<String, JsonNode> exported = Map.of();
    private static Map<String, JsonNode> exportedMaintenances = Map.of();

    @BeforeAll
    static void import_everything() throws IOException {
        var folder = Path.of(System.getProperty("captures.dir", ""));
        assumeTrue(
                Files.exists(folder.resolve("ai-vendor-incidents-first-200.jsonl")),
                "The captured pages are not here: point -Dcaptures.dir at their folder");
        var imports = new Imports(RunningLedger.shared().admin());
        PROGRESS.add(imports.run(Files.readString(folder.resolve("ai-vendor-components.json"))));
        PROGRESS.add(imports.runLines(
                remembered(Files.readAllLines(folder.resolve("ai-vendor-incidents-first-200.jsonl")).stream()
                        .map(Api.JSON::readTree))));
        for (var file : List.of(
                "github-incidents-2024-09-17.json",
                "github-incidents-2026-07-30.json",
                "emma-incidents-2019-old-shape.json")) {
            var text = Files.readString(folder.resolve(file));
            var json = Api.JSON.readTree(text);
            remembered((json.isArray() ? json : json.path("incidents")).valueStream())
                    .toList();
            PROGRESS.add(imports.run(text));
        }
        PROGRESS.add(imports.runLines(remembered(summaries(folder, "incidents"))));
        PROGRESS.add(imports.runLines(remembered(summaries(folder, "scheduled_maintenances"), MAINTENANCES)));
        exported = imports.exported(head());
        exportedMaintenances = imports.exportedMaintenances(head());
    }

    @Test
    void nothing_of_them_fails() {
        assertThat(PROGRESS).allSatisfy(progress -> {
            assertThat(progress.path("problems")).isEmpty();
            assertThat(progress.path("added")).isEqualTo(progress.path("total"));
        });
        assertThat(exported.keySet()).containsAll(CAPTURED.keySet());
    }

    /** 290 have all fields that there are; 80 were told when there were fewer, and have those that they had. */
    @Test
    void each_reads_back_field_by_field_as_it_was_published() {
        var complete = CAPTURED.values().stream()
                .filter(incident -> names(incident).containsAll(COMPLETE))
                .count();

        assertThat(complete).isEqualTo(290);
        assertThat(CAPTURED).hasSize(370).allSatisfy((id, theirs) -> {
            var ours = (ObjectNode) exported.get(id);
            assertThat(names(ours)).containsAll(COMPLETE);
            assertThat(ours.deepCopy().retain(names(theirs))).isEqualTo(newestFirst(theirs));
        });
    }

    @Test
    void fields_stand_in_the_order_of_the_newest_pages() {
        var theirs = CAPTURED.values().stream()
                .filter(incident -> text(incident, "page_id").equals("kctbh9vrtdwd"))
                .filter(incident -> names(incident).containsAll(COMPLETE))
                .findFirst()
                .orElseThrow();

        assertThat(exported.get(text(theirs, "id")).toString()).isEqualTo(theirs.toString());
    }

    @Test
    void each_maintenance_reads_back_to_the_letter() {
        assertThat(MAINTENANCES)
                .hasSize(52)
                .allSatisfy((id, theirs) ->
                        assertThat(exportedMaintenances.get(id).toString()).isEqualTo(theirs.toString()));
    }

    @Test
    void no_maintenance_rings_an_alarm() {
        var alarms = RunningLedger.shared()
                .context()
                .getBean(JdbcClient.class)
                .sql("select task_instance from command.scheduled_tasks where task_name = 'maintenance-alarm'")
                .query(String.class)
                .list();

        assertThat(alarms)
                .noneMatch(alarm -> MAINTENANCES.keySet().stream()
                        .anyMatch(id -> alarm.startsWith(Ids.derived("mnt_", "statuspage mnt_" + id))));
    }

    /** What the model holds is rendered from it, never from what was kept of the source. */
    @Test
    void of_our_own_fields_nothing_is_kept_twice() {
        var rests = RunningLedger.shared()
                .context()
                .getBean(JdbcClient.class)
                .sql(
                        "select convert_from(metadata, 'UTF8') from event_store.event_log where aggregate_type = 'incident'")
                .query(String.class)
                .list()
                .stream()
                .map(Api.JSON::readTree)
                .flatMap(metadata -> Stream.of("sourceRest", "sourceUpdateRest").map(metadata::path))
                .filter(JsonNode::isString)
                .map(rest -> Api.JSON.readTree(rest.stringValue()).path("fields"))
                .toList();

        assertThat(rests)
                .hasSizeGreaterThan(1_000)
                .allSatisfy(fields -> assertThat(names(fields)).doesNotContainAnyElementsOf(OUR_OWN));
    }

    @Test
    void an_impact_is_overridden_only_where_it_does_not_follow_from_the_components() {
        var api = RunningLedger.shared().admin();
        var overridden = CAPTURED.values().stream()
                .filter(incident -> {
                    var ours = api.get("/api/v1/incidents/" + ourId(incident))
                            .expect(200)
                            .json();
                    boolean differs = !ours.path("derivedImpact").equals(incident.path("impact"));
                    assertThat(ours.path("impact")).isEqualTo(incident.path("impact"));
                    assertThat(ours.path("impactOverrides")).hasSize(differs ? 1 : 0);
                    return differs && text(incident, "page_id").equals("tymt9n04zgry");
                })
                .count();

        assertThat(overridden).isEqualTo(27);
    }

    private static Stream<String> remembered(Stream<JsonNode> incidents) {
        return remembered(incidents, CAPTURED);
    }

    private static Stream<String> remembered(Stream<JsonNode> objects, Map<String, ObjectNode> captured) {
        return objects.map(ObjectNode.class::cast).map(incident -> {
            var id = text(incident, "id");
            var distinct = id;
            for (int version = 2; captured.containsKey(distinct); version++) {
                distinct = id + "v" + version;
            }
            var named =
                    (ObjectNode) Api.JSON.readTree(incident.toString().replace('"' + id + '"', '"' + distinct + '"'));
            captured.put(distinct, named);
            return named.toString();
        });
    }

    /** One object as told at several times is as many objects: each gets an id of its own. */
    private static Stream<JsonNode> summaries(Path folder, String list) throws IOException {
        var objects = new ArrayList<JsonNode>();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("github-summaries.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(Api.JSON::readTree)
                    .forEach(line -> line.path("summary").path(list).forEach(objects::add));
        }
        return objects.stream();
    }

    private static ObjectNode newestFirst(ObjectNode incident) {
        var updates = (ArrayNode) incident.path("incident_updates");
        boolean oldestFirst =
                text(updates.get(0), "created_at").compareTo(text(updates.get(updates.size() - 1), "created_at")) < 0;
        var copy = incident.deepCopy();
        if (oldestFirst) {
            copy.putArray("incident_updates")
                    .addAll(updates.valueStream().toList().reversed());
        }
        return copy;
    }

    private static String ourId(JsonNode incident) {
        return Ids.derived("inc_", "statuspage inc_" + text(incident, "id"));
    }

    private static long head() {
        return RunningLedger.shared()
                .context()
                .getBean(JdbcClient.class)
                .sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
    }

    private static Set<String> names(JsonNode object) {
        return object.propertyNames().stream().collect(toSet());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }
}
