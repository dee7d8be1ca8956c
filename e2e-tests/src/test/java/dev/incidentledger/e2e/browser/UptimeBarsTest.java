package dev.incidentledger.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The days of a component, by keyboard, by pointer and by screen reader. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UptimeBarsTest {

    /** Whether what the focus says lies inside the window, on top of all else and unclipped. */
    private static final String SHOWN = """
            () => {
              const words = document.activeElement.querySelector('b')
              const { left, right, top, bottom, width } = words.getBoundingClientRect()
              const style = getComputedStyle(words)
              return {
                words: words.textContent,
                shown: style.clipPath === 'none' && style.visibility === 'visible' && width > 20
                  && left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
              }
            }""";

    @BeforeAll
    static void needs_a_browser() {
        Chromium.isHere();
    }

    @Test
    void each_day_is_reached_by_keyboard_and_says_what_it_was() {
        try (var window = Chromium.window(Site.ONE).still()) {
            var days = walk(window.open("/?lang=en"), 90);

            assertThat(days).extracting(day -> day.get("shown")).containsOnly(true);
            assertThat(days).extracting(day -> day.get("words")).doesNotHaveDuplicates();
            assertThat((String) days.getFirst().get("words")).endsWith(": operational");
            assertThat((String) days.getLast().get("words")).contains("partial outage ");
        }
    }

    @Test
    void a_narrow_window_has_as_many_stops_as_it_shows() {
        try (var window = Chromium.window(Site.ONE, viewer -> viewer.setViewportSize(360, 640))
                .still()) {
            var page = window.open("/?lang=de");
            var days = walk(page, 30);
            page.keyboard().press("Tab");

            assertThat(days).extracting(day -> day.get("shown")).containsOnly(true);
            assertThat(page.locator(".days li:focus")).hasCount(0);
            assertThat(page.locator(".thirty")).isVisible();
            assertThat(page.locator(".sixty")).isHidden();
        }
    }

    @Test
    void all_of_them_are_passed_over_by_one_link() {
        try (var window = Chromium.window(Site.ONE).still()) {
            var page = window.open("/?lang=en");
            var past = page.locator(".past");
            past.focus();

            assertThat(past).isInViewport();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");

            assertThat(page.locator("section[aria-labelledby=week] a").first()).isFocused();
        }
    }

    @Test
    void many_components_share_stops_that_say_no_less() {
        try (var window = Chromium.window(Site.FORTY).still()) {
            var page = window.open("/?lang=en");
            var days = walk(page, page.locator(".days").first().locator("li").count());

            assertThat(days)
                    .hasSizeBetween(3, 30)
                    .extracting(day -> day.get("shown"))
                    .containsOnly(true);
        }
    }

    @Test
    void a_pointer_shows_what_the_focus_shows() {
        try (var window = Chromium.window(Site.ONE).still()) {
            var page = window.open("/?lang=en");
            var today = page.locator(".days li").last();

            today.hover();

            assertThat(today.locator("b")).hasCSS("clip-path", "none");
        }
    }

    @Test
    void a_screen_reader_hears_a_list_of_days() {
        try (var window = Chromium.window(Site.ONE).still()) {
            var days = window.open("/?lang=en")
                    .locator(".bars")
                    .getByRole(AriaRole.LIST)
                    .getByRole(AriaRole.LISTITEM);

            assertThat(days).hasCount(90);
            assertThat(days.last()).containsText("partial outage");
        }
    }

    /** From the percentage before them, by Tab. */
    private static List<Map<String, Object>> walk(Page page, int stops) {
        page.locator(".components li:has(.days) a").first().focus();
        return IntStream.range(0, stops)
                .mapToObj(_ -> {
                    page.keyboard().press("Tab");
                    return told(page);
                })
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> told(Page page) {
        return (Map<String, Object>) page.evaluate(SHOWN);
    }
}
