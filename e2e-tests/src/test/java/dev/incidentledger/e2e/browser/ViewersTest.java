package dev.incidentledger.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Readers differ: by the theme and the zone they set, by whether scripts run, by reading on paper. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ViewersTest {

    private static final int PAPER = 718;

    @BeforeAll
    static void needs_a_browser() {
        Chromium.isHere();
    }

    static Stream<Arguments> pages() {
        return Site.FORTY.pages().entrySet().stream()
                .filter(page -> !page.getValue().startsWith("/analytics"))
                .map(page -> Arguments.of(page.getKey(), page.getValue()));
    }

    @Test
    void a_dark_theme_is_dark_and_a_light_one_is_light() {
        try (var window = Chromium.window(Site.ONE).still()) {
            var page = window.open("/?lang=en");
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

            assertThat(page.locator("body")).hasCSS("background-color", "rgb(15, 17, 21)");
            assertThat(page.locator("body")).hasCSS("color", "rgb(232, 234, 237)");
            assertThat(page.locator(".overall .s")).hasCSS("fill", "rgb(240, 136, 62)");

            page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

            assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
            assertThat(page.locator(".overall .s")).hasCSS("fill", "rgb(179, 71, 0)");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_reader_without_scripts_reads_the_same(String name, String path) {
        try (var with = Chromium.window(Site.FORTY).still();
                var without = Chromium.window(Site.FORTY, viewer -> viewer.setJavaScriptEnabled(false))) {
            await().pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .untilAsserted(() -> assertThat(words(without, path)).isEqualTo(words(with, path)));
            assertThat(without.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_printed_page_fits_its_paper_and_reads_as_black_on_white_whatever_the_theme(String name, String path) {
        try (var window = Chromium.window(
                        Site.FORTY,
                        viewer -> viewer.setViewportSize(PAPER, 1000).setColorScheme(ColorScheme.DARK))
                .still()) {
            var page = window.open(path + "?lang=en");
            page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

            window.picture(Site.FORTY, name, "en", "paper");
            assertThat(page.locator("body")).hasCSS("color", "rgb(0, 0, 0)");
            assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
            assertThat(page.locator("header nav")).isHidden();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PAPER);
            assertThat(unreadableOn(page)).isEmpty();
        }
    }

    @Test
    void a_printed_page_tells_the_earlier_versions_too() {
        try (var window = Chromium.window(Site.FORTY).still()) {
            var page = window.open(Site.FORTY.pages().get("incident") + "?lang=en");
            var earlier = page.getByText("Messages to some mailboxes are delayed.");

            assertThat(earlier).isHidden();
            page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(earlier).isVisible();
        }
    }

    @Test
    void every_time_is_told_in_the_zone_of_the_reader_as_well() {
        try (var window = Chromium.window(Site.ONE, viewer -> viewer.setTimezoneId("Asia/Kathmandu"))
                .still()) {
            var page = window.open("/?lang=en");
            var times = page.locator("time");

            assertThat(times.allInnerTexts()).isNotEmpty().allMatch(time -> time.endsWith(" UTC"));
            assertThat(page.locator("time + .local")).hasCount(times.count());
            assertThat(page.locator("time + .local").first())
                    .hasText(Pattern.compile("\\(.*\\d\\d:\\d\\d GMT\\+5:45\\)"));
        }
    }

    @Test
    void no_time_is_told_twice_where_the_clocks_agree() {
        try (var window = Chromium.window(Site.ONE).still()) {
            assertThat(window.open("/?lang=en").locator(".local")).hasCount(0);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void times_of_another_zone_fit_a_narrow_window(String name, String path) {
        try (var window = Chromium.window(
                        Site.FORTY,
                        viewer -> viewer.setTimezoneId("Asia/Kathmandu").setViewportSize(360, 640))
                .still()) {
            var page = window.open(path + "?lang=de");

            window.picture(Site.FORTY, name, "de", "elsewhere");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        }
    }

    private static String words(Window window, String path) {
        return window.open(path + "?lang=en").locator("body").innerText();
    }

    private static List<String> unreadableOn(Page page) {
        var contrast = new AxeBuilder(page).setLegacyMode(true).withRules(List.of("color-contrast"));
        return contrast.analyze().getViolations().stream()
                .flatMap(barrier -> barrier.getNodes().stream())
                .map(CheckedNode::getHtml)
                .toList();
    }
}
