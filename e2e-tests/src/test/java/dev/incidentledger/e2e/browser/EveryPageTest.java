package dev.incidentledger.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each page in each language. What each looks like is left in {@code target/screenshots}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryPageTest {

    private static final String HIDDEN_CELLS =
            "[...document.querySelectorAll('.heat th, .heat td')].filter(cell => !cell.getClientRects().length).length";

    @BeforeAll
    static void needs_a_browser() {
        Chromium.isHere();
    }

    /** Figures are those of nothing or of much: one thing more or less makes no other page. */
    static Stream<Arguments> pages() {
        return Stream.of(Site.NOTHING, Site.ONE, Site.FORTY)
                .flatMap(site -> site.pages().entrySet().stream()
                        .filter(page -> site != Site.ONE || !isForAnalysts(page.getValue()))
                        .flatMap(page -> Stream.of("en", "de")
                                .map(language -> Arguments.of(site, page.getKey(), language, page.getValue()))));
    }

    /** A language changes no colour: the dark theme is looked at in one. */
    private static List<ColorScheme> schemes(String language) {
        return language.equals("en") ? List.of(ColorScheme.DARK, ColorScheme.LIGHT) : List.of(ColorScheme.LIGHT);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void has_no_barrier_asks_for_nothing_elsewhere_and_is_read_in_a_narrow_window(
            Site site, String name, String language, String path) {
        try (var window =
                Chromium.window(site, viewer -> reading(path, site, viewer)).still()) {
            var page = window.open(path + "?lang=" + language);

            for (var scheme : schemes(language)) {
                assertThat(Barriers.on(page, scheme)).as("in %s", scheme).isEmpty();
                window.picture(site, name, language, scheme);
            }

            page.setViewportSize(360, 640);
            window.picture(site, name, language, "narrow");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
            assertThat(page.evaluate(HIDDEN_CELLS))
                    .as("cells of figures that nobody can get to")
                    .isEqualTo(0);
            assertThat(window.complaints()).isEmpty();
        }
    }

    private static NewContextOptions reading(String path, Site site, NewContextOptions viewer) {
        return isForAnalysts(path)
                ? viewer.setExtraHTTPHeaders(
                        Map.of("Authorization", "Bearer " + site.admin().token()))
                : viewer;
    }

    private static boolean isForAnalysts(String path) {
        return path.startsWith("/analytics");
    }
}
