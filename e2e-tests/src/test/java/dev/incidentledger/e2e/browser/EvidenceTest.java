package dev.incidentledger.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.incidentledger.log.VerifierKey;
import dev.incidentledger.log.export.ExportVerifier;
import dev.incidentledger.log.export.Verdict.Proven;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an auditor does with a browser. Nothing of it needs a script, so none runs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EvidenceTest {

    private static final String TITLE = "Mail protection delayed messages in Europe";
    private static final String FIRST_TITLE = "Mail protection delays messages";

    private static String incident;

    @BeforeAll
    static void prepare() {
        Chromium.isHere();
        incident = "/audit/incidents/" + idOf(TITLE);
    }

    @Test
    void an_auditor_signs_in_and_out() {
        try (var window = window()) {
            var page = window.open(incident);
            assertThat(page).hasTitle("Sign in · Example");

            page.getByLabel("Access token").fill("ilt_nonsense");
            page.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("This token is not valid.");

            signIn(page, "auditor");
            assertThat(page.locator("h1")).hasText(TITLE);

            page.getByText("Sign out").click();
            assertThat(page).hasTitle("Sign in · Example");
            assertThat(window.open("/audit")).hasTitle("Sign in · Example");
        }
    }

    @Test
    void somebody_without_the_role_is_told_which_it_takes() {
        try (var window = window()) {
            var page = window.open("/audit");
            signIn(page, "operator");

            assertThat(page.locator("main")).containsText("one of these roles: auditor, admin");
            window.picture("evidence", "refused");
        }
    }

    @Test
    void an_auditor_steps_through_an_incident_and_sees_only_what_was_known() {
        try (var window = signedIn()) {
            var page = window.open("/audit?lang=en");
            page.getByText(TITLE).click();
            assertThat(page.locator(".events li")).hasCount(12);

            page.locator(".events a").first().click();
            assertThat(page.locator("h1")).hasText(FIRST_TITLE);
            assertThat(page.locator("section[aria-labelledby=known] .told > li"))
                    .hasCount(1);
            assertThat(page.locator("section[aria-labelledby=versions]")).containsText("Nothing that had been told");

            page.getByText("Event after").click();
            page.getByText("Event after").click();
            assertThat(page.locator(".events [aria-current]")).containsText("Update corrected: text");
            assertThat(page.locator(".comparison")).hasCount(1);

            page.getByText("Newest event").click();
            assertThat(page.locator("h1")).hasText(TITLE);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, true", "360, false"})
    void versions_stand_side_by_side_where_there_is_room(int width, boolean isBeside) {
        try (var window = signedIn()) {
            var page = window.open(incident + "?lang=en");
            page.setViewportSize(width, 800);
            var before = page.locator(".sides > div").nth(0).boundingBox();
            var after = page.locator(".sides > div").nth(1).boundingBox();

            assertThat(after.x > before.x + 100).isEqualTo(isBeside);
            assertThat(after.y > before.y + 20).isNotEqualTo(isBeside);
        }
    }

    @Test
    void an_auditor_takes_the_evidence_away_and_checks_it() throws IOException {
        try (var window = signedIn()) {
            var page = window.open(incident + "?lang=en");
            assertThat(page.locator(".verdict")).containsText("Proven to be in the signed log");

            var download = page.waitForDownload(
                    () -> page.getByText("Download evidence").click());

            var keys = Site.FORTY
                    .admin()
                    .get("/.well-known/incident-ledger-log-keys")
                    .body();
            var verifier = new ExportVerifier(List.of(VerifierKey.parse(keys.strip())), List.of(), List.of(), _ -> {});
            assertThat(download.suggestedFilename()).matches("evidence-inc_[0-9a-z]{26}\\.zip");
            assertThat(verifier.verify(download.path())).isInstanceOfSatisfying(Proven.class, proven -> {
                assertThat(incident).endsWith(proven.aggregateId());
                assertThat(proven.events()).isEqualTo(12);
            });
        }
    }

    @Test
    void what_was_stored_is_behind_a_click() {
        try (var window = signedIn()) {
            var page = window.open(incident + "?lang=en");
            assertThat(page.locator("#payload pre")).isHidden();

            page.getByText("Payload as stored").click();

            assertThat(page.locator("#payload pre")).containsText("\"incidentId\"");
        }
    }

    static Stream<String> pages() {
        return Stream.of("/sign-in?to=/audit&", "/audit?", incident() + "?");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_page_has_a_barrier_in_light_or_dark_or_asks_for_anything_elsewhere(String path) {
        for (var language : List.of("en", "de")) {
            try (var window = signedIn(true)) {
                var page = window.open(path + "lang=" + language);

                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    assertThat(Barriers.on(page, scheme)).as("in %s", scheme).isEmpty();
                    window.picture("evidence", name(path), language, scheme);
                }
                assertThat(window.complaints()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_page_scrolls_sideways_in_a_narrow_window(String path) {
        try (var window = signedIn(true)) {
            var page = window.open(path + "lang=de");
            page.setViewportSize(360, 640);

            window.picture("evidence", name(path), "narrow");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Untold stretches", "inc_x"})
    void a_search_for_nothing_finds_nothing(String text) {
        try (var window = signedIn()) {
            var page = window.open("/audit?lang=en");
            page.getByLabel("Id of an incident").fill(text);
            page.locator("main .find button").click();

            assertThat(page.locator("main [role=status]")).hasText("There is no incident %s.".formatted(text));
        }
    }

    private static Window window() {
        return Chromium.window(Site.FORTY, viewer -> viewer.setJavaScriptEnabled(false));
    }

    private static Window signedIn() {
        return signedIn(false);
    }

    /** @param scripts of the test itself; the pages bring none */
    private static Window signedIn(boolean scripts) {
        var window = Chromium.window(
                Site.FORTY, viewer -> viewer.setJavaScriptEnabled(scripts).setLocale("en"));
        var page = window.open("/sign-in?lang=en");
        signIn(page, "auditor");
        assertThat(page.locator("h1")).hasText("Evidence");
        return window;
    }

    private static void signIn(Page page, String role) {
        var secret = Site.FORTY
                .admin()
                .post("/api/v1/access-tokens", Map.of("roles", List.of(role)))
                .expect(201)
                .json()
                .path("secret")
                .asString();
        page.locator("#token").fill(secret);
        page.locator("main button").click();
    }

    private static String incident() {
        return "/audit/incidents/" + idOf(TITLE);
    }

    private static String idOf(String title) {
        return Site.FORTY
                .admin()
                .get("/api/v1/incidents?limit=200")
                .expect(200)
                .json()
                .path("incidents")
                .valueStream()
                .filter(each -> each.path("title").asString().equals(title))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String name(String path) {
        return path.startsWith("/sign-in") ? "sign-in" : path.startsWith("/audit?") ? "list" : "incident";
    }
}
