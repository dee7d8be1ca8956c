package dev.incidentledger.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import dev.incidentledger.e2e.Api;
import dev.incidentledger.e2e.Api.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An open page tells what happens, without being loaded again and without taking anything out of its reader's hands. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveUpdateTest {

    private static final String INCIDENTS = "/api/v1/incidents/";

    private static Api admin;

    private final String title = "Live " + UUID.randomUUID();

    @BeforeAll
    static void needs_a_browser() {
        Chromium.isHere();
        admin = Site.LIVE.admin();
    }

    @Test
    void an_incident_appears_and_is_announced_while_the_focus_stays_where_it_is() {
        register();
        var name = "Part " + UUID.randomUUID();
        var component = register(name);
        try (var window = Chromium.window(Site.LIVE)) {
            var page = window.open("/?lang=en");
            var percentage = page.locator(".components li")
                    .filter(new FilterOptions().setHasText(name))
                    .locator("a");
            percentage.focus();
            mark(page);

            var incident = identify(component, "partial_outage");

            assertThat(page.getByText(title).first()).isVisible();
            assertThat(page.locator("#announcement")).hasText("Minor Service Outage. " + title + ": investigating");
            assertThat(page.locator("#announcement")).hasAttribute("aria-live", "polite");
            assertThat(percentage).isFocused();

            tell(incident, "/resolution", "It works again.");

            assertThat(page.locator("#announcement")).hasText("All Systems Operational. " + title + ": resolved");
            assertThat(percentage).isFocused();
            assertThatItIsStillMarked(page);
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void an_update_appears_while_what_was_opened_stays_open() {
        var incident = identify(register(), "operational");
        correct(incident);
        try (var window = Chromium.window(Site.LIVE)) {
            var page = window.open(Story.pathOf(title, admin) + "?lang=en");
            var earlier = page.locator("summary");
            earlier.click();
            mark(page);

            tell(incident, "/updates", "The cache is to blame.");

            assertThat(page.getByText("The cache is to blame.")).isVisible();
            assertThat(page.getByText("We look into it.")).isVisible();
            assertThat(earlier).isFocused();
            assertThat(page.locator("#announcement")).hasText(title + ": investigating");
            assertThatItIsStillMarked(page);
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void what_did_not_change_stays_the_very_same() {
        register();
        try (var window = Chromium.window(Site.LIVE)) {
            var page = window.open("/?lang=en");
            var kept = page.locator(".components > li").first().elementHandle();
            var heading = page.locator("#overall").elementHandle();

            identify(register(), "operational");

            assertThat(page.getByText(title).first()).isVisible();
            assertThat(isStillThere(kept)).isTrue();
            assertThat(isStillThere(heading)).isTrue();
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void an_incident_appears_behind_a_cache_that_keeps_old_pages() {
        try (var window = Chromium.window(Site.LIVE)) {
            var page = window.open("/?lang=en");
            var copies = new HashMap<String, APIResponse>();
            page.route(Pattern.compile("/\\?lang="), route -> {
                var address = route.request().url();
                if (!copies.containsKey(address)) {
                    copies.put(address, route.fetch());
                }
                route.fulfill(new Route.FulfillOptions().setResponse(copies.get(address)));
            });
            page.evaluate("fetch(location.href)");

            identify(register(), "operational");

            assertThat(page.getByText(title).first()).isVisible();
            assertThat(copies).hasSizeGreaterThan(1);
        }
    }

    @Test
    void a_page_that_did_not_come_or_came_old_is_asked_for_again() {
        try (var window = Chromium.window(Site.LIVE)) {
            var page = window.open("/?lang=en");
            var old = page.request().get(page.url());
            var refused = new AtomicInteger();
            page.route(Pattern.compile("[?&]revision="), route -> {
                switch (refused.incrementAndGet()) {
                    case 1 -> route.abort();
                    case 2 -> route.fulfill(new Route.FulfillOptions().setResponse(old));
                    default -> route.resume();
                }
            });

            identify(register(), "operational");

            assertThat(page.getByText(title).first()).isVisible(new IsVisibleOptions().setTimeout(30_000));
            assertThat(refused.get()).isGreaterThan(2);
        }
    }

    @Test
    void an_update_is_announced_where_the_overall_state_stays() {
        var incident = identify(register(), "operational");
        try (var window = Chromium.window(Site.LIVE)) {
            var page = window.open("/?lang=en");
            assertThat(page.getByText(title).first()).isVisible();

            tell(incident, "/resolution", "It never was broken.");

            assertThat(page.locator("#announcement")).hasText(title + ": resolved");
        }
    }

    private static boolean isStillThere(ElementHandle element) {
        return (boolean) element.evaluate("element => element.isConnected");
    }

    private String register() {
        return register("Part " + UUID.randomUUID());
    }

    private String register(String name) {
        return admin.post("/api/v1/components", Map.of("name", name))
                .expect(201)
                .id();
    }

    private Answer identify(String component, String status) {
        return admin.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title",
                                title,
                                "status",
                                "investigating",
                                "message",
                                "We look into it.",
                                "components",
                                List.of(Map.of("id", component, "status", status))))
                .expect(201);
    }

    private void tell(Answer incident, String route, String message) {
        admin.post(INCIDENTS + incident.id() + route, Map.of("message", message))
                .expect(201);
    }

    private void correct(Answer incident) {
        var update = incident.json().path("updateId").asString();
        admin.post(
                        INCIDENTS + incident.id() + "/updates/" + update + "/corrections",
                        Map.of("message", "We have begun to look.", "reason", "Clearer"),
                        "If-Match",
                        "*")
                .expect(200);
    }

    /** A page that is loaded again is another, and knows nothing of it. */
    private static void mark(Page page) {
        page.evaluate("window.marked = true");
    }

    private static void assertThatItIsStillMarked(Page page) {
        assertThat(page.evaluate("window.marked")).isEqualTo(true);
    }
}
