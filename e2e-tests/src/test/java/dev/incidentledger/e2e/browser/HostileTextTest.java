package dev.incidentledger.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.incidentledger.e2e.Api;
import dev.incidentledger.e2e.browser.HostileStory.Written;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an operator writes is read, and does nothing else; the browser is told to obey no policy that would hide it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileTextTest {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));

    private static final String NOT_YET = "It does not say";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** As many as the feeds have entries. */
    private static final int TOGETHER = 25;

    private static final Pattern CALENDAR_LINE = Pattern.compile(
            "(BEGIN|END|VERSION|PRODID|METHOD|NAME|X-WR-CALNAME|UID|SEQUENCE|DTSTAMP|LAST-MODIFIED|DTSTART"
                    + "|DTEND|STATUS|TRANSP|SUMMARY|DESCRIPTION|URL):.*");

    private static Api admin;
    private static HostileStory story;
    private static Window window;
    private static Page page;

    @BeforeAll
    static void open_a_window() {
        Chromium.isHere();
        admin = Site.HOSTILE.admin();
        story = new HostileStory(admin, TOGETHER);
        window = Chromium.window(Site.HOSTILE, viewer -> viewer.setBypassCSP(true))
                .still()
                .uncached()
                .with(Path.of("src/test/resources/browser/inspect.js"));
        page = window.open("/sign-in");
        page.locator("#token").fill(Objects.requireNonNull(admin.token()));
        page.locator("main button").click();
    }

    @AfterAll
    static void close_it() {
        if (window != null) {
            window.close();
        }
    }

    static Stream<List<String>> texts() {
        var all = HostileTexts.ALL;
        return IntStream.iterate(0, from -> from < all.size(), from -> from + TOGETHER)
                .mapToObj(from -> all.subList(from, Math.min(from + TOGETHER, all.size())));
    }

    @Test
    void comes_in_many_forms() {
        assertThat(HostileTexts.ALL).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void is_inert_wherever_it_shows(List<String> texts) {
        var opened = story.open(texts);
        var lines = opened.stream().map(Written::line).toList();
        var names = opened.stream().map(Written::name).toList();

        visit("/", Stream.concat(lines.stream(), names.stream()).toList());
        visit("/history", lines);
        inspect(Stream.of(
                document("/analytics?lang=en", "text/html", names.toArray(String[]::new)),
                document("/analytics/incidents?lang=en", "text/html", lines.toArray(String[]::new))));
        inspect(opened.stream()
                .flatMap(it -> Stream.of(
                        html("/uptime/" + it.componentId(), it.name(), it.text()),
                        html(it.maintenancePage(), it.line()),
                        document("/badge/" + it.componentId() + ".svg", "image/svg+xml"))));
        assertThat(feed("/history.atom", "entry", "title", "content", lines)).isEmpty();
        assertThat(feed("/history.rss", "item", "title", "description", lines)).isEmpty();
        await().pollDelay(Duration.ZERO).atMost(PATIENCE).untilAsserted(() -> assertThatCalendarHolds(lines));

        story.end(opened);

        inspect(opened.stream()
                .flatMap(it -> Stream.of(
                        html(it.incidentPage() + "?lang=en", it.line() + " again", it.text(), it.name()),
                        html(
                                "/audit/incidents/" + it.incident() + "?lang=en",
                                it.line() + " again",
                                it.text(),
                                it.name()),
                        html("/api/v1/incidents/" + it.incident() + "/report?format=html", it.line()))));
        opened.forEach(HostileTextTest::assertThatJsonHolds);
        if (FULL) {
            opened.forEach(it -> visit(it.incidentPage(), List.of(it.line() + " again", it.text(), it.name())));
        }
        assertThat(window.complaints()).isEmpty();
    }

    private static void visit(String path, List<String> texts) {
        assertThat(complaints(() -> {
                    window.open(path + "?lang=en");
                    return page.evaluate("texts => inspect(document, texts)", texts);
                }))
                .as(path)
                .isEmpty();
    }

    /** Documents become new one after the other: those that do not say it all yet are looked at again, if nothing else is wrong. */
    private static List<?> complaints(Callable<Object> look) {
        return await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .until(
                        () -> (List<?>) look.call(),
                        found -> found.isEmpty()
                                || !found.stream()
                                        .allMatch(each -> each.toString().startsWith(NOT_YET)));
    }

    private static void inspect(Stream<Map<String, Object>> documents) {
        var all = documents.toList();
        assertThat(complaints(() -> page.evaluate("documents => inspectAll(documents)", all)))
                .isEmpty();
    }

    private static Map<String, Object> html(String path, String... texts) {
        return document(path, "text/html", texts);
    }

    private static Map<String, Object> document(String path, String type, String... texts) {
        return Map.of("path", path, "type", type, "texts", List.of(texts));
    }

    private static List<?> feed(String path, String entry, String title, String content, List<String> texts) {
        return complaints(() -> page.evaluate(
                "({ path, entry, title, content, texts }) => inspectFeed(path, entry, title, content, texts)",
                Map.of("path", path, "entry", entry, "title", title, "content", content, "texts", texts)));
    }

    private static void assertThatJsonHolds(Written it) {
        var incident = admin.get(it.incidentPage() + ".json").expect(200).json();

        assertThat(incident.path("name").asString()).isEqualTo(it.line() + " again");
        assertThat(incident.path("incident_updates").valueStream())
                .anyMatch(update -> update.path("body").asString().equals(it.text()));
    }

    private static void assertThatCalendarHolds(List<String> titles) {
        var lines = List.of(
                admin.get("/maintenances.ics").body().replace("\r\n ", "").split("\r\n"));

        assertThat(lines)
                .filteredOn(line -> !CALENDAR_LINE.matcher(line).matches())
                .isEmpty();
        assertThat(lines).filteredOn("BEGIN:VEVENT"::equals).hasSize(TOGETHER);
        assertThat(lines)
                .map(line -> line.replaceAll("\\\\([\\\\;,])", "$1"))
                .containsAll(titles.stream()
                        .map(title -> "SUMMARY:" + HostileTexts.withoutTurns(title))
                        .toList());
    }

    /** Put into a page as it is, each of these would be found: what is found nowhere is nowhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x>",
                "<p onclick=alert(1)>x</p>",
                "<div class=text><b onclick=alert(1)>x</b></div>",
                "<div class=text><span>x</span></div>",
                "<a href=javascript:alert(1)>x</a>",
                "<a href=//hostile.example/>x</a>",
                "<p style=color:red>x</p>",
                "<!-- x -->",
                "\u202e"
            })
    void would_be_found_if_it_were_not(String html) {
        var found = "html => inspect(new DOMParser().parseFromString(`<main>${html}</main>`, 'text/html'), [])";

        assertThat(page.evaluate(found, html)).asInstanceOf(LIST).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "message", "scope"})
    void that_no_reader_could_show_is_refused(String field) {
        for (var text : HostileTexts.CONTROLS) {
            var body = new HashMap<>(Map.of("title", "x", "status", "investigating", "message", "x", "scope", "x"));
            body.put(field, text);

            assertThat(admin.post("/api/v1/incidents", body).status()).isEqualTo(400);
        }
    }

    @Test
    void leads_nowhere_as_the_address_of_a_reference() {
        var incident = admin.post("/api/v1/incidents", Map.of("title", "x", "status", "investigating", "message", "x"))
                .expect(201)
                .id();

        assertThat(HostileTexts.ADDRESSES)
                .allSatisfy(address -> assertThat(admin.post(
                                        "/api/v1/incidents/" + incident + "/references",
                                        Map.of("system", "x", "id", "x", "url", address))
                                .status())
                        .isEqualTo(422));
    }
}
