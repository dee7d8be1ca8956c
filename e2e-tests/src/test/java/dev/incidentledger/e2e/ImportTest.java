package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Ids;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A history comes from elsewhere, once, and goes on here. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportTest {

    private static final AtomicInteger IDS = new AtomicInteger();

    private final Api api = RunningLedger.shared().admin();
    private final Imports imports = new Imports(api);

    @Test
    void what_is_imported_again_or_overlaps_adds_nothing() {
        var first = incident();
        var second = incident();
        assertThat(imports.run("[%s]".formatted(first)).path("added").asInt()).isEqualTo(1);
        long before = head();

        var again = imports.runLines(Stream.of(first.toString(), first.toString()));
        assertThat(again.path("unchanged").asInt()).isEqualTo(2);
        assertThat(head()).isEqualTo(before);

        var overlapping = imports.run("{\"page\": {}, \"incidents\": [%s, %s]}".formatted(first, second));
        assertThat(overlapping.path("unchanged").asInt()).isEqualTo(1);
        assertThat(overlapping.path("added").asInt()).isEqualTo(1);
    }

    @Test
    void what_the_source_tells_differently_later_is_reported_and_not_recorded() {
        var incident = incident();
        imports.run(incident.toString());
        long before = head();
        incident.put("name", "Something else");

        var progress = imports.run(incident.toString());

        assertThat(progress.path("changed").asInt()).isEqualTo(1);
        assertThat(progress.path("problems").path(0).path("code").asString()).isEqualTo("SOURCE_CHANGED");
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void what_cannot_be_imported_is_reported_by_its_line_and_stops_nothing_else() {
        var withoutUpdates = incident().putNull("incident_updates");
        var resolvedTwice = incident();
        ((ArrayNode) resolvedTwice.path("incident_updates"))
                .add(update(resolvedTwice, "resolved", "2024-01-01T13:00:00.000Z"));
        var good = incident();
        var lines = Stream.of(
                good.toString(),
                "{\"id\": \"broken",
                withoutUpdates.toString(),
                resolvedTwice.toString(),
                incident().put("name", "x".repeat(300)).toString(),
                incident().put("name", "a\u0000b").toString(),
                incident().put("name", "1").toString().replace("\"1\"", "\"\\ud800\""),
                incident().put("started_at", "yesterday").toString(),
                incident().put("scheduled_for", "2024-01-01T10:00:00.000Z").toString(),
                "[".repeat(200) + "]".repeat(200),
                incident().toString());

        var progress = imports.runLines(lines);

        assertThat(progress.path("added").asInt()).isEqualTo(2);
        assertThat(progress.path("failed").asInt()).isEqualTo(9);
        assertThat(progress.path("problems")
                        .valueStream()
                        .map(problem -> problem.path("line").asInt() + " "
                                + problem.path("code").asString()))
                .containsExactly(
                        "2 MALFORMED_JSON",
                        "3 NO_UPDATES",
                        "4 INCIDENT_ALREADY_RESOLVED",
                        "5 TOO_LONG",
                        "6 CONTROL_CHARACTER",
                        "7 LONE_SURROGATE",
                        "8 INVALID_TIME",
                        "9 UNKNOWN_VALUE",
                        "10 TOO_DEEP");
        assertThat(api.get("/api/v1/incidents/" + ourId(resolvedTwice)).status())
                .isEqualTo(404);
    }

    @Test
    void a_file_with_nothing_to_import_is_refused_at_once() {
        for (var body : List.of("{", "{}", "[]", "7", "[7]", "{\"incidents\": []}")) {
            assertThat(api.post("/api/v1/imports", body).status()).as(body).isEqualTo(400);
        }
        assertThat(api.get("/api/v1/imports/" + Ids.next("imp_")).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/imports/imp_1").status()).isEqualTo(404);
    }

    @Test
    void a_file_that_is_sent_again_with_its_key_is_the_same_import() {
        var file = List.of(incident(), "no object", incident());
        var first = keyed("key-1", file).expect(202);
        imports.finished(first);

        var again = keyed("key-1", file).expect(202);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.json().path("added").asInt()).isEqualTo(2);
        assertThat(keyed("key-2", file).expect(202).id()).isNotEqualTo(first.id());
    }

    @Test
    void a_key_is_good_for_one_file_alone_and_for_none_when_nothing_could_be_imported() {
        keyed("key-3", List.of(7)).expect(400);
        var good = List.of(incident());
        keyed("key-3", good).expect(202);

        var refused = keyed("key-3", List.of(incident())).expect(422);

        assertThat(refused.json().path("code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(keyed("two words", good).status()).isEqualTo(400);
    }

    private Api.Answer keyed(String key, Object file) {
        return api.post("/api/v1/imports", file, "Idempotency-Key", key);
    }

    @Test
    void what_is_said_here_after_the_import_is_exported_with_it() {
        var theirs = incident();
        imports.run(theirs.toString());
        var path = "/api/v1/incidents/" + ourId(theirs);
        var detail = api.get(path + "?minPosition=" + head()).expect(200);
        var updateId = detail.json().path("updates").path(0).path("id").asString();
        api.post(
                        path + "/updates/" + updateId + "/corrections",
                        Map.of("message", "It was the cache.", "reason", "Precision"),
                        "If-Match",
                        detail.header("ETag"))
                .expect(200);
        var reopened =
                api.post(path + "/reopening", Map.of("message", "It is back.")).expect(201);

        var ours = imports.exported(reopened.position()).get(theirs.path("id").asString());

        var updates = ours.path("incident_updates");
        assertThat(updates).hasSize(4);
        assertThat(updates.path(0).path("body").asString()).isEqualTo("It is back.");
        assertThat(updates.path(0).path("id").asString()).matches("[0-9a-z]{12}");
        assertThat(updates.path(1).path("body").asString()).isEqualTo("It was the cache.");
        assertThat(updates.path(2)).isEqualTo(theirs.path("incident_updates").path(1));
        assertThat(ours.path("status").asString()).isEqualTo("investigating");
        assertThat(ours.path("resolved_at").isNull()).isTrue();
        assertThat(ours.path("shortlink")).isEqualTo(theirs.path("shortlink"));
    }

    @Test
    void components_and_groups_come_with_their_places() {
        var group = id();
        var component = id();
        var progress = imports.run("""
                {"page": {"id": "p"}, "components": [
                  {"id": "%s", "name": "Mail flow %s", "status": "operational", "created_at": "2020-01-01T00:00:00.000Z",
                   "updated_at": "2020-01-01T00:00:00.000Z", "position": 2, "description": "All mail", "showcase": false,
                   "start_date": "2020-02-29", "group_id": "%s", "page_id": "p", "group": false,
                   "only_show_if_degraded": true},
                  {"id": "%s", "name": "Group %s", "status": "operational", "position": 7, "group": true,
                   "components": ["%s"]}]}
                """.formatted(component, component, group, group, group, component));
        assertThat(progress.path("added").asInt()).isEqualTo(2);

        var ours = api.get("/api/v1/components/" + Ids.derived("cmp_", "statuspage cmp_" + component) + "?minPosition="
                        + head())
                .expect(200)
                .json();

        assertThat(ours.path("name").asString()).isEqualTo("Mail flow " + component);
        assertThat(ours.path("groupId").asString()).isEqualTo(Ids.derived("grp_", "statuspage grp_" + group));
        assertThat(ours.path("position").asInt()).isEqualTo(2);
        assertThat(ours.path("startDate").asString()).isEqualTo("2020-02-29");
        assertThat(ours.path("onlyShowIfDegraded").asBoolean()).isTrue();
    }

    @Test
    void maintenances_come_once_and_go_on_by_the_hands_of_people_alone() {
        var theirs = maintenance();
        var file = "{\"page\": {}, \"scheduled_maintenances\": [%s]}".formatted(theirs);

        assertThat(imports.run(file).path("added").asInt()).isEqualTo(1);
        long before = head();
        assertThat(imports.run(file).path("unchanged").asInt()).isEqualTo(1);
        assertThat(imports.run("{\"scheduled_maintenance\": %s}"
                                .formatted(theirs.deepCopy().put("name", "Other work")))
                        .path("changed")
                        .asInt())
                .isEqualTo(1);
        assertThat(head()).isEqualTo(before);

        var path = "/api/v1/maintenances/" + ourMaintenanceId(theirs);
        var ours = api.get(path + "?minPosition=" + before).expect(200).json();
        assertThat(ours.path("status").asString()).isEqualTo("scheduled");
        assertThat(ours.path("automaticStart").asBoolean()).isFalse();
        assertThat(ours.path("automaticCompletion").asBoolean()).isFalse();
        assertThat(ours.at("/updates/0/versions/0/provenance/channel").asString())
                .isEqualTo("import");
        assertThat(alarmsOf(theirs)).isZero();
        assertThat(imports.exportedMaintenances(before).get(theirs.path("id").asString()))
                .isEqualTo(theirs);

        var started = api.post(path + "/start", "{}").expect(200);
        var update = imports.exportedMaintenances(started.position())
                .get(theirs.path("id").asString())
                .path("incident_updates")
                .path(0);
        assertThat(update.path("status").asString()).isEqualTo("in_progress");
        assertThat(update.path("affected_components").path(0).path("new_status").asString())
                .isEqualTo("under_maintenance");
    }

    @Test
    void a_maintenance_that_cannot_be_stops_nothing_else() {
        var endsFirst = maintenance().put("scheduled_until", "2023-01-01T00:00:00.000Z");
        var goesBack = maintenance();
        ((ArrayNode) goesBack.path("incident_updates")).add(update(goesBack, "completed", "2024-01-01T06:00:00.000Z"));
        var good = maintenance();

        var progress = imports.runLines(Stream.of(endsFirst, goesBack, good).map(JsonNode::toString));

        assertThat(progress.path("added").asInt()).isEqualTo(1);
        assertThat(progress.path("problems")
                        .valueStream()
                        .map(problem -> "%d %s %s"
                                .formatted(
                                        problem.path("line").asInt(),
                                        problem.path("kind").asString(),
                                        problem.path("code").asString())))
                .containsExactly(
                        "1 maintenance MAINTENANCE_ENDS_BEFORE_IT_BEGINS",
                        "2 maintenance MAINTENANCE_TIMES_OUT_OF_ORDER");
        assertThat(api.get("/api/v1/maintenances/" + ourMaintenanceId(goesBack)).status())
                .isEqualTo(404);
    }

    @Test
    void components_are_exported_as_they_came_with_their_present_status() {
        var group = id();
        var component = id();
        var twin = id();
        var first = component(component, "Mail flow " + group)
                .put("group_id", group)
                .put("position", 1);
        var second = component(twin, "Mail flow " + group).put("position", 7);
        imports.run("{\"components\": [%s, %s, %s]}"
                .formatted(
                        first,
                        second,
                        component(group, "Mail " + group).put("group", true).put("position", 5)));

        var exported = imports.exportedComponents(head());

        for (var theirs : List.of(first, second)) {
            var ours = (ObjectNode) exported.get(theirs.path("id").asString());
            assertThat(ours.deepCopy().remove(List.of("updated_at")).toString())
                    .isEqualTo(theirs.deepCopy().remove(List.of("updated_at")).toString());
        }
        assertThat(exported.get(group).path("components").valueStream().map(JsonNode::asString))
                .containsExactly(component);
        assertThat(exported.keySet().stream().filter(List.of(group, component, twin)::contains))
                .containsExactly(group, component, twin);
    }

    @Test
    void every_event_says_where_it_comes_from() {
        var theirs = incident();
        imports.run(theirs.toString());

        var metadata = RunningLedger.shared()
                .context()
                .getBean(JdbcClient.class)
                .sql("""
                        select convert_from(metadata, 'UTF8') from event_store.event_log
                        where aggregate_id = ? order by sequence
                        """)
                .param(ourId(theirs))
                .query(String.class)
                .list()
                .stream()
                .map(Api.JSON::readTree)
                .toList();

        assertThat(metadata).hasSize(3).allSatisfy(of -> {
            assertThat(of.path("channel").asString()).isEqualTo("import");
            assertThat(of.path("actor").asString()).startsWith("tok_");
            assertThat(of.path("source").asString()).isEqualTo("statuspage");
            assertThat(of.path("sourceId")).isEqualTo(theirs.path("id"));
            assertThat(of.path("sourceSha256").asString()).matches("[0-9a-f]{64}");
            assertThat(of.path("importerVersion").asString()).isEqualTo("2");
        });
        assertThat(metadata.getLast().path("sourceUpdateId"))
                .isEqualTo(theirs.path("incident_updates").path(0).path("id"));
    }

    private static ObjectNode incident() {
        var incident = Api.JSON
                .createObjectNode()
                .put("id", id())
                .put("name", "Search is slow")
                .put("status", "resolved")
                .put("impact", "minor")
                .put("shortlink", "https://stspg.io/abc");
        incident.putArray("incident_updates")
                .add(update(incident, "resolved", "2024-01-01T12:00:00.000Z"))
                .add(update(incident, "monitoring", "2024-01-01T11:00:00.000Z"))
                .add(update(incident, "investigating", "2024-01-01T10:00:00.000Z"));
        return incident;
    }

    /** Planned for a day that is long gone, and never started. */
    private static ObjectNode maintenance() {
        var maintenance = Api.JSON.createObjectNode().put("id", id()).put("name", "Database moves");
        maintenance
                .put("status", "scheduled")
                .put("created_at", "2024-01-01T08:00:00.001Z")
                .put("updated_at", "2024-01-01T08:00:00.002Z")
                .putNull("monitoring_at")
                .putNull("resolved_at")
                .put("impact", "maintenance")
                .put("shortlink", "https://stspg.io/abc")
                .put("started_at", "2024-01-01T07:59:59.000Z")
                .put("page_id", "p1");
        var update = update(maintenance, "scheduled", "2024-01-01T08:00:00.000Z");
        var component = id();
        update.putArray("affected_components")
                .addObject()
                .put("code", component)
                .put("name", "Database " + component)
                .put("old_status", "operational")
                .put("new_status", "operational");
        maintenance.putArray("incident_updates").add(update);
        maintenance.putArray("components").add(component(component, "Database " + component));
        return maintenance
                .put("scheduled_for", "2024-01-02T10:00:00.000Z")
                .put("scheduled_until", "2024-01-02T11:00:00.000Z");
    }

    private static ObjectNode component(String id, String name) {
        return Api.JSON
                .createObjectNode()
                .put("id", id)
                .put("name", name)
                .put("status", "operational")
                .put("created_at", "2020-01-01T00:00:00.000Z")
                .put("updated_at", "2020-01-01T00:00:00.000Z")
                .put("position", 3)
                .putNull("description")
                .put("showcase", false)
                .putNull("start_date")
                .putNull("group_id")
                .put("page_id", "p1")
                .put("group", false)
                .put("only_show_if_degraded", false);
    }

    private static ObjectNode update(JsonNode incident, String status, String time) {
        var update = Api.JSON
                .createObjectNode()
                .put("id", id())
                .put("status", status)
                .put("body", "It is " + status + ".\r\nReally.")
                .put("incident_id", incident.path("id").asString())
                .put("created_at", time)
                .put("updated_at", time)
                .put("display_at", time);
        update.putNull("affected_components");
        return update.put("deliver_notifications", true)
                .putNull("custom_tweet")
                .put("tweet_id", 1_234_567_890_123_456_789L);
    }

    private static String id() {
        return "t%011d".formatted(IDS.incrementAndGet());
    }

    private static String ourId(JsonNode incident) {
        return Ids.derived("inc_", "statuspage inc_" + incident.path("id").asString());
    }

    private static String ourMaintenanceId(JsonNode maintenance) {
        return Ids.derived("mnt_", "statuspage mnt_" + maintenance.path("id").asString());
    }

    private static long alarmsOf(JsonNode maintenance) {
        return RunningLedger.shared()
                .context()
                .getBean(JdbcClient.class)
                .sql("select count(*) from command.scheduled_tasks where task_instance like ? || ' %'")
                .param(ourMaintenanceId(maintenance))
                .query(Long.class)
                .single();
    }

    private static long head() {
        return RunningLedger.shared()
                .context()
                .getBean(JdbcClient.class)
                .sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
    }
}
