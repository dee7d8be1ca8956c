package dev.incidentledger.e2e.browser;

import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes hostile texts into every field that takes one: of a group, a component, a maintenance and an incident for each. */
final class HostileStory {

    private static final String INCIDENTS = "/api/v1/incidents/";
    private static final String MAINTENANCES = "/api/v1/maintenances/";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Api api;
    private final List<Place> places;

    private record Place(String group, String component, String maintenance) {}

    /**
     * A text, and where it stands.
     *
     * @param line the text where only one line is taken
     * @param name the line with a number, since names must differ
     * @param incident its own id; the public ones are those of the paths of pages
     */
    record Written(
            String text,
            String line,
            String name,
            String incident,
            String update,
            String incidentPage,
            String maintenancePage,
            String componentId) {

        Written shown(String incidentId, String maintenanceId, String shownComponentId) {
            return new Written(
                    text,
                    line,
                    name,
                    incident,
                    update,
                    "/incidents/" + incidentId,
                    "/incidents/" + maintenanceId,
                    shownComponentId);
        }
    }

    HostileStory(Api api, int places) {
        this.api = api;
        this.places = IntStream.range(0, places).mapToObj(this::prepare).toList();
    }

    /** In the catalogue, the plans, and the words with which incidents open. Answers what came of it once it shows. */
    List<Written> open(List<String> texts) {
        inParallel(texts.size(), i -> plan(texts.get(i), places.get(i), i));
        var opened = inParallel(texts.size(), i -> identify(texts.get(i), places.get(i), i));
        var lines = opened.stream().map(Written::line).toList();
        var names = opened.stream().map(Written::name).toList();
        var incidents = ids("/api/v2/incidents.json", "incidents", lines);
        var maintenances = ids("/api/v2/scheduled-maintenances.json", "scheduled_maintenances", lines);
        var components = ids("/api/v2/components.json", "components", names);
        return opened.stream()
                .map(it -> it.shown(incidents.get(it.line()), maintenances.get(it.line()), components.get(it.name())))
                .toList();
    }

    /** In all that an incident takes afterwards, to its retraction; once it shows. */
    void end(List<Written> opened) {
        inParallel(opened.size(), i -> end(opened.get(i)));
        await().atMost(PATIENCE).until(() -> opened.stream().allMatch(this::isRetracted));
    }

    private Place prepare(int number) {
        var group = api.post("/api/v1/component-groups", Map.of("name", "Group " + number))
                .expect(201)
                .id();
        var component = api.post("/api/v1/components", Map.of("name", "Component " + number, "groupId", group))
                .expect(201)
                .id();
        var from = Instant.now().plus(Duration.ofDays(1));
        var maintenance = api.post(
                        "/api/v1/maintenances",
                        Map.of(
                                "title", "Plan " + number,
                                "message", "Planned",
                                "scheduledFor", from.toString(),
                                "scheduledUntil", from.plus(Duration.ofHours(1)).toString(),
                                "components", List.of(component)))
                .expect(201)
                .id();
        return new Place(group, component, maintenance);
    }

    private Place plan(String text, Place place, int number) {
        var line = lineOf(text);
        api.patch("/api/v1/component-groups/" + place.group(), Map.of("name", name(line, number)), "If-Match", "*")
                .expect(200);
        api.patch(
                        "/api/v1/components/" + place.component(),
                        Map.of("name", name(line, number), "description", text),
                        "If-Match",
                        "*")
                .expect(200);
        api.patch(MAINTENANCES + place.maintenance(), Map.of("title", line, "message", text), "If-Match", "*")
                .expect(200);
        post(MAINTENANCES + place.maintenance() + "/updates", Map.of("message", text));
        return place;
    }

    private Written identify(String text, Place place, int number) {
        var line = lineOf(text);
        var opened = api.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title",
                                line,
                                "status",
                                "investigating",
                                "message",
                                text,
                                "scope",
                                line,
                                "components",
                                List.of(Map.of("id", place.component(), "status", "partial_outage")),
                                "origin",
                                Map.of("provider", line, "references", List.of(Map.of("id", line)))))
                .expect(201);
        return new Written(
                text,
                line,
                name(line, number),
                opened.id(),
                opened.json().path("updateId").asString(),
                "",
                "",
                "");
    }

    private boolean isRetracted(Written it) {
        return api.probe(api.request(it.incidentPage() + "?lang=en").GET())
                .body()
                .contains("class=\"retracted\"");
    }

    private Written end(Written it) {
        var incident = INCIDENTS + it.incident();
        post(
                incident + "/updates/" + it.update() + "/corrections",
                Map.of("message", it.text() + "\n\n" + it.text(), "reason", it.text()));
        post(incident + "/impact-override", Map.of("impact", "major", "reason", it.text()));
        post(
                incident + "/references",
                Map.of(
                        "system",
                        it.line(),
                        "id",
                        it.line(),
                        "url",
                        "https://tickets.example/?q='onclick=alert(1)&#38;"));
        post(
                incident + "/impact-windows",
                Map.of("from", "2026-01-01T00:00:00Z", "source", it.line(), "estimated", true));
        post(incident + "/title-correction", Map.of("title", it.line() + " again", "reason", it.text()));
        post(incident + "/resolution", Map.of("message", it.text()));
        api.put(incident + "/postmortem", Map.of("body", it.text(), "state", "published"), "If-Match", "*")
                .expect(200);
        post(incident + "/retraction", Map.of("reason", it.text()));
        return it;
    }

    private void post(String path, Map<String, ?> body) {
        var answer = api.post(path, body, "If-Match", "*");
        answer.expect(answer.status() == 201 ? 201 : 200);
    }

    /** The public ids of what has these names, once all of it shows. */
    private Map<String, String> ids(String path, String list, List<String> names) {
        return await().atMost(PATIENCE)
                .until(() -> ids(path, list), ids -> ids.keySet().containsAll(names));
    }

    private Map<String, String> ids(String path, String list) {
        return api.probe(api.request(path).GET())
                .json()
                .path(list)
                .valueStream()
                .filter(each -> !each.path("group").asBoolean(false))
                .collect(Collectors.toMap(
                        each -> each.path("name").asString(),
                        each -> each.path("id").asString(),
                        (one, _) -> one));
    }

    private static String lineOf(String text) {
        return text.replaceAll("[\\t\\n\\u2028\\u2029]", " ");
    }

    private static String name(String line, int number) {
        return line + " " + number;
    }

    /** What one writes does not wait for what another does. */
    private static <T> List<T> inParallel(int times, IntFunction<T> work) {
        try (var workers = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.apply(i), workers))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        }
    }
}
