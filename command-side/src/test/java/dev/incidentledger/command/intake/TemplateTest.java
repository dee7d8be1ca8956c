package dev.incidentledger.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TemplateTest {

    @Test
    void names_what_alerts_say_and_counts_the_rest() {
        var alerts =
                IntStream.rangeClosed(1, 5).mapToObj(i -> alert("web-" + i)).toList();

        assertThat(line("{service} on {missing}: {annotations.summary}", alerts))
                .isEqualTo("web-1, web-2, web-3 and 2 more on (no missing): It burns");
    }

    @Test
    void puts_no_markup_of_others_into_a_message() {
        var hostile = "# <script> [a](http://b) `c` *d* _e_ | ![f](g) \\ &amp; {h}";

        assertThat(new Template("{service}").markdown(List.of(alert(hostile)), 25_000))
                .isEqualTo(
                        "\\# \\<script\\> \\[a\\](http://b) \\`c\\` \\*d\\* \\_e\\_ \\| \\!\\[f\\](g) \\\\ \\&amp; \\{h\\}");
    }

    @Test
    void lets_nobody_begin_a_list_or_another_line() {
        assertThat(new Template("{service}").markdown(List.of(alert("1. a\n\n- b\r\u0007c")), 100))
                .isEqualTo("1\\. a - b c");
        assertThat(new Template("{service}").markdown(List.of(alert("- a")), 100))
                .isEqualTo("\\- a");
    }

    @Test
    void does_not_turn_the_direction_of_what_follows() {
        assertThat(line("{service}!", List.of(alert("a\u202eb\u2066c")))).isEqualTo("abc!");
    }

    @Test
    void says_so_when_a_label_holds_nothing_that_can_be_seen() {
        assertThat(line("{service}", List.of(alert(" \u202e\n")))).isEqualTo("(no service)");
    }

    @Test
    void is_cut_at_whole_characters_and_never_within_an_escape() {
        var template = new Template("{service}");

        assertThat(template.line(List.of(alert("😀".repeat(300))), 255)).isEqualTo("😀".repeat(254) + "…");
        assertThat(template.markdown(List.of(alert("aa**")), 4)).isEqualTo("aa…");
        assertThat(template.markdown(List.of(alert("a\\\\\\")), 4)).isEqualTo("a\\\\…");
    }

    @Test
    void leaves_dollars_and_backslashes_of_values_alone() {
        assertThat(line("{service}", List.of(alert("a$1\\b")))).isEqualTo("a$1\\b");
    }

    private static String line(String template, List<Alert> alerts) {
        return Template.parse(template).line(alerts, 255);
    }

    private static Alert alert(String service) {
        return new Alert(
                service, AlertStatus.FIRING, Map.of("service", service), Map.of("summary", "It burns"), null, null);
    }
}
