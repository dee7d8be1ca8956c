package dev.incidentledger.e2e.browser;

import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What operators tell a product, so that its pages have something to show. */
final class Story {

    private static final List<String> HEALTH =
            List.of("degraded_performance", "partial_outage", "major_outage", "under_maintenance");

    private static final Map<String, String> EVERYWHERE = Map.of(
            "overview", "/",
            "history", "/history",
            "verify", "/verify",
            "missing", "/nothing-here",
            "figures", "/analytics",
            "incidents behind figures", "/analytics/incidents");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Api api;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<String> components = new ArrayList<>();

    private Story(Api api) {
        this.api = api;
    }

    static Map<String, String> nothing(Api api) {
        return new Story(api).pages(Map.of());
    }

    static Map<String, String> oneThing(Api api) {
        var story = new Story(api);
        story.register("API", null);
        story.open("Elevated error rate of API requests", 75);
        story.plan("Database upgrade", 26);
        return story.pages(Map.of(
                "incident", "Elevated error rate of API requests",
                "maintenance", "Database upgrade",
                "uptime", "API"));
    }

    static Map<String, String> fortyThings(Api api) {
        var story = new Story(api);
        for (int i = 0; i < 8; i++) {
            var group = story.create("/api/v1/component-groups", Map.of("name", "Region " + (i + 1)));
            for (int j = 1; j <= 5; j++) {
                story.register("Service %d, a name of some length".formatted(5 * i + j), group);
            }
        }
        var longWord = "W".repeat(120);
        story.register(longWord, story.create("/api/v1/component-groups", Map.of("name", longWord)));
        story.open(longWord, 20);
        story.plan(longWord, 70);
        for (int i = 0; i < 34; i++) {
            story.past("Delayed webhooks, number " + i, 3_000 + 3_300L * i, i);
        }
        story.learnedFrom("Mail protection delays messages");
        story.retracted("Search finds nothing");
        story.worked("Network maintenance in Frankfurt");
        story.plan("Database upgrade", 26);
        story.plan("A certificate is renewed", 50);
        for (int i = 1; i <= 4; i++) {
            story.open("Elevated error rate of API requests in region " + i, 50 + 31L * i);
        }
        var month = LocalDate.ofInstant(story.now, ZoneOffset.UTC).minusMonths(2);
        var pages = story.pages(Map.of(
                "incident", "Mail protection delayed messages in Europe",
                "open incident", "Elevated error rate of API requests in region 4",
                "maintenance", "Network maintenance in Frankfurt",
                "uptime", "Service 1, a name of some length"));
        pages.put("month", "/history/" + YearMonth.from(month));
        return pages;
    }

    /** Of the incident with this title, once its page is there. */
    static String pathOf(String title, Api api) {
        return new Story(api).pages(Map.of("incident", title)).get("incident");
    }

    private void register(String name, @Nullable String group) {
        var body = body("name", name, "description", "What " + name + " does", "startDate", "2021-01-01");
        if (group != null) {
            body.put("groupId", group);
        }
        components.add(create("/api/v1/components", body));
    }

    private void past(String title, long minutesAgo, int number) {
        var incident = identify(title, "Webhooks arrive late.", minutesAgo, number);
        resolve(incident, "All webhooks were delivered.", minutesAgo - 40 - 7L * number);
    }

    private void open(String title, long minutesAgo) {
        var incident = identify(title, "We are looking into **failing requests** to `api.example.com`.", minutesAgo, 0);
        post(
                incident + "/updates",
                body(
                        "status",
                        "identified",
                        "message",
                        "A faulty node has been found and is being taken out of service. About 4 % of requests fail; a "
                                + "retry usually succeeds.",
                        "occurredAt",
                        ago(minutesAgo / 2),
                        "components",
                        says(0, "partial_outage"),
                        "nextUpdateInMinutes",
                        45));
    }

    /** With nearly everything on its page that a page can hold. */
    private void learnedFrom(String title) {
        var path = "/api/v1/incidents";
        var opened = api.post(
                        path,
                        body(
                                "title",
                                title,
                                "status",
                                "investigating",
                                "message",
                                "Messages to *some* mailboxes are delayed.",
                                "occurredAt",
                                ago(2_900),
                                "scope",
                                "Europe",
                                "nextUpdateInMinutes",
                                30,
                                "components",
                                says(1, "degraded_performance"),
                                "origin",
                                Map.of(
                                        "provider",
                                        "Microsoft 365",
                                        "references",
                                        List.of(Map.of("id", "EX255429", "url", "https://status.office.example/1")))))
                .expect(201);
        var incident = path + "/" + opened.id();
        post(
                incident + "/updates",
                body(
                        "status",
                        "identified",
                        "message",
                        "The provider has confirmed the issue.",
                        "occurredAt",
                        ago(2_880),
                        "nextUpdateInMinutes",
                        15,
                        "components",
                        says(1, "partial_outage")));
        post(
                incident + "/updates/" + opened.json().path("updateId").asString() + "/corrections",
                body("message", "Messages to *many* mailboxes are delayed.", "reason", "More mailboxes than thought"));
        resolve(incident, "Mail flows again; delayed messages have been delivered.", 2_810);
        post(incident + "/reopening", body("message", "Some messages still wait.", "occurredAt", ago(2_780)));
        resolve(incident, "All messages have been delivered.", 2_750);
        post(incident + "/impact-override", body("impact", "major", "reason", "More customers were concerned"));
        post(
                incident + "/title-correction",
                body("title", "Mail protection delayed messages in Europe", "reason", "The region was missing"));
        post(
                incident + "/references",
                body("system", "Tickets", "id", "OPS-4411", "url", "https://tickets.example.com/OPS-4411"));
        learn(incident, "A change to mail filtering was to blame.");
        learn(incident, """
                A change to mail filtering was to blame, **for three hours**.

                1. The change passed its tests, which held no message of that size.
                2. It was rolled out to all of Europe at once.

                > We roll out to one region first, and wait.""");
        post(
                incident + "/impact-windows",
                body(
                        "from",
                        ago(2_990),
                        "to",
                        ago(2_810),
                        "source",
                        "Microsoft 365 service health",
                        "estimated",
                        false));
    }

    private void retracted(String title) {
        var incident = identify(title, "Search seems to find nothing.", 5_000, 2);
        resolve(incident, "It had worked all the time.", 4_970);
        post(incident + "/retraction", body("reason", "The alert came from a test environment"));
    }

    private void plan(String title, int inHours) {
        create(
                "/api/v1/maintenances",
                body(
                        "title",
                        title,
                        "message",
                        "Writes are refused for about **five minutes** while the primary changes.",
                        "scheduledFor",
                        now.plus(Duration.ofHours(inHours)).toString(),
                        "scheduledUntil",
                        now.plus(Duration.ofHours(inHours + 2L)).toString(),
                        "components",
                        List.of(components.getFirst())));
    }

    private void worked(String title) {
        var id = create(
                "/api/v1/maintenances",
                body(
                        "title",
                        "Maintenance in Frankfurt",
                        "message",
                        "Short interruptions are possible.",
                        "scheduledFor",
                        now.plus(Duration.ofHours(3)).toString(),
                        "scheduledUntil",
                        now.plus(Duration.ofHours(4)).toString(),
                        "components",
                        List.of(components.getLast())));
        var maintenance = "/api/v1/maintenances/" + id;
        api.patch(
                        maintenance,
                        body(
                                "title",
                                title,
                                "scheduledFor",
                                now.plus(Duration.ofHours(1)).toString(),
                                "scheduledUntil",
                                now.plus(Duration.ofHours(2)).toString(),
                                "message",
                                "Two hours earlier, since a carrier asked for it."),
                        "If-Match",
                        "*")
                .expect(200);
        post(maintenance + "/start", body("message", "Work has begun."));
        post(maintenance + "/updates", body("message", "Half of the lines are done."));
        post(maintenance + "/completion", body("message", "All lines are in use again."));
    }

    /** Answers its path. */
    private String identify(String title, String message, long minutesAgo, int number) {
        return "/api/v1/incidents/"
                + create(
                        "/api/v1/incidents",
                        body(
                                "title",
                                title,
                                "status",
                                "investigating",
                                "message",
                                message,
                                "occurredAt",
                                ago(minutesAgo),
                                "components",
                                says(number, HEALTH.get(number % HEALTH.size()))));
    }

    private void resolve(String incident, String message, long minutesAgo) {
        post(incident + "/resolution", body("message", message, "resolvedAt", ago(minutesAgo)));
    }

    private void learn(String incident, String text) {
        api.put(incident + "/postmortem", body("body", text, "state", "published"), "If-Match", "*")
                .expect(200);
    }

    private List<Map<String, String>> says(int component, String status) {
        return List.of(Map.of("id", components.get(component % components.size()), "status", status));
    }

    private String create(String path, Map<String, Object> body) {
        return api.post(path, body).expect(201).id();
    }

    private void post(String path, Map<String, Object> body) {
        var answer = api.post(path, body, "If-Match", "*");
        answer.expect(answer.status() == 201 ? 201 : 200);
    }

    private String ago(long minutes) {
        return now.minus(Duration.ofMinutes(minutes)).toString();
    }

    /** Those that every site has, and those that show what is named; all of them are rendered. */
    private Map<String, String> pages(Map<String, String> named) {
        var pages = new LinkedHashMap<>(EVERYWHERE);
        named.forEach((page, name) ->
                pages.put(page, await().atMost(PATIENCE).until(() -> pathOf(page, name), this::isRendered)));
        return pages;
    }

    private boolean isRendered(String path) {
        return !path.isEmpty() && api.probe(api.request(path).GET()).status() == 200;
    }

    private String pathOf(String page, String name) {
        return switch (page) {
            case "uptime" -> path("/uptime/", "components", name);
            case "maintenance" -> path("/incidents/", "scheduled_maintenances", name);
            default -> path("/incidents/", "incidents", name);
        };
    }

    private String path(String prefix, String list, String name) {
        return api.get("/api/v2/%s.json".formatted(list.replace('_', '-')))
                .expect(200)
                .json()
                .path(list)
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .map(each -> prefix + each.path("id").asString())
                .findFirst()
                .orElse("");
    }

    /** @param parts names and values by turns */
    private static Map<String, Object> body(Object... parts) {
        var body = new LinkedHashMap<String, Object>();
        for (int i = 0; i < parts.length; i += 2) {
            body.put((String) parts[i], parts[i + 1]);
        }
        return body;
    }
}
