package dev.incidentledger.query.statuspage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AssetsTest {

    private static final Pattern COLOR = Pattern.compile("--([\\w-]+): (#\\p{XDigit}{6})");

    @Test
    void are_served_under_names_that_change_with_their_bytes() {
        assertThat(Assets.all())
                .allSatisfy(
                        asset -> assertThat(asset.path()).matches("/assets/[a-z-]+\\.\\p{XDigit}{8}\\.(css|js|svg)"));
    }

    @Test
    void ask_nobody_else_for_anything() {
        assertThat(Assets.all())
                .allSatisfy(asset -> assertThat(asset.text().replace("http://www.w3.org/2000/svg", ""))
                        .doesNotContain("://", "@import", "url("));
    }

    @Test
    void tell_the_readers_times_in_a_kilobyte() {
        assertThat(text("local-times.js").getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1024);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void color_all_words_so_that_they_can_be_read(int theme) {
        var colors = themes().get(theme);

        for (var word : List.of("text", "muted", "accent", "op", "dp", "po", "mo", "um", "nd")) {
            for (var ground : List.of("page", "raised")) {
                assertThat(contrast(colors.get(word), colors.get(ground)))
                        .as("%s on %s", word, ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @Test
    void draw_bars_in_the_colors_of_words() {
        assertThat(text("status.css").lines().filter(line -> line.startsWith(".bars .")))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule).doesNotContain("color", "opacity"));
    }

    @Test
    void measure_contrast_as_the_guidelines_do() {
        assertThat(contrast("#000000", "#ffffff")).isCloseTo(21, within(0.01));
        assertThat(contrast("#767676", "#ffffff")).isCloseTo(4.54, within(0.01));
    }

    /** Light, dark, and whatever overrides them. */
    private static List<Map<String, String>> themes() {
        return Pattern.compile(":root \\{([^}]*)}")
                .matcher(text("status.css"))
                .results()
                .map(root -> {
                    var colors = new HashMap<String, String>();
                    COLOR.matcher(root.group(1)).results().forEach(color -> colors.put(color.group(1), color.group(2)));
                    return (Map<String, String>) colors;
                })
                .toList();
    }

    private static double contrast(String one, String other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String color) {
        return 0.2126 * channel(color, 1) + 0.7152 * channel(color, 3) + 0.0722 * channel(color, 5);
    }

    private static double channel(String color, int at) {
        double value = Integer.parseInt(color.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String text(String name) {
        return Assets.all().stream()
                .filter(asset -> asset.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
