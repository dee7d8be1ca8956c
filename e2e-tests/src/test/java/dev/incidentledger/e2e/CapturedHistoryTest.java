package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incidentledger.e2e.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two hundred incidents of a real page, told to the product as their operators could have told them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CapturedHistoryTest {

    private final Api api = RunningLedger.shared().admin();
    private final Map<String, String> componentIds = new HashMap<>();
    private int derivedAsTheirs;

    @Test
    void every_captured_incident_reads_back_as_it_was_published() throws IOException {
        var captured = capturedIncidents();
        assertThat(captured).hasSize(200);
        assertThat(captured).allSatisfy(this::tellAndCompare);
        assertThat(derivedAsTheirs).isGreaterThanOrEqualTo(173);
    }

    private void tellAndCompare(JsonNode theirs) {
        var told = tell(theirs);
        var id = told.id();
        var ours = read(id, told.position());
        if (ours.path("derivedImpact").equals(theirs.path("impact"))) {
            derivedAsTheirs++;
        } else {
            var override = api.post(
                            "/api/v1/incidents/" + id + "/impact-override",
                            Map.of("impact", text(theirs, "impact"), "reason", "As it was published"),
                            "If-Match",
                            told.header("ETag"))
                    .expect(200);
            ours = read(id, override.position());
        }
        compare(ours, theirs);
    }

    private Answer tell(JsonNode theirs) {
        var updates = theirs.path("incident_updates");
        var opening = body(updates.get(0), "occurredAt");
        opening.put("title", text(theirs, "name"));
        opening.put("startedAt", text(theirs, "started_at"));
        var answer = api.post("/api/v1/incidents", opening).expect(201);
        var path = "/api/v1/incidents/" + answer.id();
        for (int i = 1; i < updates.size(); i++) {
            answer = post(path, updates.get(i));
        }
        return answer;
    }

    private Answer post(String path, JsonNode update) {
        if (text(update, "status").equals("resolved")) {
            var resolution = body(update, "resolvedAt");
            resolution.remove("status");
            return api.post(path + "/resolution", resolution).expect(201);
        }
        return api.post(path + "/updates", body(update, "occurredAt")).expect(201);
    }

    private Map<String, Object> body(JsonNode update, String timeField) {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", text(update, "status"));
        body.put("message", text(update, "body"));
        body.put(timeField, text(update, "display_at"));
        body.put("components", affected(update).map(this::mention).toList());
        return body;
    }

    private Map<String, String> mention(JsonNode affected) {
        var id = componentIds.computeIfAbsent(
                text(affected, "code"),
                code -> api.post("/api/v1/components", Map.of("name", text(affected, "name") + " " + code))
                        .expect(201)
                        .id());
        return Map.of("id", id, "status", text(affected, "new_status"));
    }

    private JsonNode read(String id, long position) {
        return api.get("/api/v1/incidents/%s?minPosition=%d".formatted(id, position))
                .expect(200)
                .json();
    }

    private void compare(JsonNode ours, JsonNode theirs) {
        assertThat(text(ours, "title")).isEqualTo(text(theirs, "name"));
        assertThat(text(ours, "status")).isEqualTo(text(theirs, "status"));
        assertThat(text(ours, "impact")).isEqualTo(text(theirs, "impact"));
        assertThat(time(ours, "startedAt")).isEqualTo(time(theirs, "started_at"));
        assertThat(time(ours, "resolvedAt")).isEqualTo(time(theirs, "resolved_at"));
        assertThat(time(ours, "monitoringAt")).isEqualTo(time(theirs, "monitoring_at"));
        assertThat(ours.path("durationSeconds").asLong()).isEqualTo(duration(theirs));
        assertThat(told(ours.path("updates").values(), "occurredAt").reversed())
                .isEqualTo(told(theirs.path("incident_updates").values(), "display_at"));
        assertThat(components(ours).reversed()).isEqualTo(theirComponents(theirs));
    }

    private static List<String> told(Iterable<JsonNode> updates, String timeField) {
        return stream(updates)
                .map(update -> text(update, "status") + " at " + time(update, timeField))
                .toList();
    }

    private static List<Map<String, String>> components(JsonNode ours) {
        return stream(ours.path("updates").values())
                .map(update -> statuses(update.path("components").values(), "id", "status"))
                .toList();
    }

    private List<Map<String, String>> theirComponents(JsonNode theirs) {
        return stream(theirs.path("incident_updates").values())
                .map(update -> {
                    var statuses = new LinkedHashMap<String, String>();
                    affected(update)
                            .forEach(one -> statuses.put(componentIds.get(text(one, "code")), text(one, "new_status")));
                    return (Map<String, String>) statuses;
                })
                .toList();
    }

    private static Map<String, String> statuses(Iterable<JsonNode> components, String id, String status) {
        var statuses = new LinkedHashMap<String, String>();
        components.forEach(component -> statuses.put(text(component, id), text(component, status)));
        return statuses;
    }

    private static long duration(JsonNode theirs) {
        var lasted = Duration.between(time(theirs, "started_at"), time(theirs, "resolved_at"));
        return Math.max(0, lasted.toSeconds());
    }

    private static Stream<JsonNode> affected(JsonNode update) {
        return stream(update.path("affected_components").values());
    }

    private static Stream<JsonNode> stream(Iterable<JsonNode> nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }

    private static @Nullable Instant time(JsonNode node, String field) {
        var time = node.path(field);
        return time.isNull() ? null : Instant.parse(time.asString()).truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<JsonNode> capturedIncidents() throws IOException {
        var file = Path.of(System.getProperty("captures.dir", ""), "ai-vendor-incidents-first-200.jsonl");
        assumeTrue(
                file.getParent() != null && Files.exists(file),
                "The captured pages are not here: point -Dcaptures.dir at their folder");
        var incidents = new ArrayList<JsonNode>();
        Files.readAllLines(file).forEach(line -> incidents.add(Api.JSON.readTree(line)));
        return incidents;
    }
}
