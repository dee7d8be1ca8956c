package dev.incidentledger.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.language.Language;
import java.util.List;
import org.commonmark.node.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators write is shown as they meant it, and can do nothing else, in none of the formats. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OperatorTextTest {

    @Test
    void keeps_the_markdown_that_helps_a_reader() {
        assertThat(html("All **three** of:\n\n1. `mail`\n2. [the log](https://logs.example/a?b=c)\n\n> quoted"))
                .contains("<strong>three</strong>", "<ol>", "<code>mail</code>", "<blockquote>")
                .contains(
                        "<a href=\"https://logs.example/a?b&#61;c\" rel=\"nofollow noopener noreferrer\">the log</a>");
    }

    @Test
    void breaks_lines_where_its_author_did() {
        assertThat(html("We are sorry.\nMail is slow.\n\nMore at noon."))
                .contains("<p>We are sorry.<br />\nMail is slow.</p>", "<p>More at noon.</p>");
    }

    @Test
    void breaks_lines_where_an_imported_text_does() {
        assertThat(html("Restored.<br>\nWe watch.")).contains("Restored.<br />\nWe watch.");
        assertThat(html("Restored.<br /><br>We watch.")).contains("Restored.<br />\n<br />\nWe watch.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "Hello <img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<style>body{display:none}</style>",
                "</blockquote></main><h1>Resolved</h1>",
                "<!-- <iframe src=https://evil.example> -->",
                "&lt;script&gt;alert(1)&lt;/script&gt;"
            })
    void shows_html_as_text(String message) {
        assertThat(html(message)).doesNotContainPattern("<(script|img|svg|a |style|iframe|h1|!--)|</main>.*</main>");
        assertThat(markdown(message)).doesNotContainPattern("(?<!\\\\)<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[here](javascript:alert(1))",
                "[here](JaVaScRiPt:alert(1))",
                "[here](&#106;avascript:alert(1))",
                "[here](data:text/html,evil)",
                "[here](//evil.example)",
                "[here](/\\evil.example)",
                "[here](\\\\evil.example)",
                "[here](https:evil.example)",
                "[here](https:///evil.example)",
                "[here](https://good.example&#x202e;evil)",
                "[here](#top)",
                "[here][]\n\n[here]: //evil.example",
                "![here](//evil.example/pixel.png)",
                "[here](vbscript:evil)"
            })
    void leaves_of_an_unsafe_link_its_words(String message) {
        assertThat(html(message)).contains("here").doesNotContain("href", "<img", "evil.example");
        assertThat(markdown(message)).contains("here").doesNotContain("](");
    }

    @Test
    void does_not_make_a_link_of_an_address_that_is_not_safe() {
        assertThat(html("<javascript:alert(1)> <https://good.example/>"))
                .contains("href=\"https://good.example/\"")
                .doesNotContain("href=\"javascript");
    }

    @Test
    void makes_of_a_picture_a_link_that_loads_nothing() {
        assertThat(html("![a graph](https://metrics.example/g.png \"title\")"))
                .contains("<a href=\"https://metrics.example/g.png\"", ">a graph</a>")
                .doesNotContain("<img", "title=");
    }

    @Test
    void makes_of_a_heading_bold_text() {
        assertThat(html("# Resolved\n\nor\n\nResolved\n===")).contains("<p><strong>Resolved</strong></p>");
        assertThat(markdown("# Resolved")).contains("> **Resolved**");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pay \u202Eevil\u202C now",
                "pay &#x202E;evil&#8236; now",
                "`\u2066code\u2069` pay evil now",
                "```\u200F\npay evil now \u061C\n```"
            })
    void has_no_control_over_the_direction_of_text(String message) {
        for (var format : ReportFormat.values()) {
            var shown = format.render(Language.EN, "Title", report(message));
            assertThat(BidiControls.isIn(shown)).isFalse();
            assertThat(shown).contains("evil");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"```\nnever closed", "> > >", "- - -", "***", "[open", "<div>", "    code", "~~~ \"x"})
    void ends_where_its_quotation_ends(String message) {
        var two = Prose.appended(
                new Document(), List.of(OperatorText.quoted(message), Prose.paragraph("what we say next")));

        assertThat(MarkdownText.render(two)).endsWith("\nwhat we say next\n");
        assertThat(HtmlPage.render(Language.EN, "", two)).containsPattern("</blockquote>\\s*<p>what we say next</p>");
    }

    @Test
    void cannot_define_what_another_text_links_to() {
        var two = Prose.appended(
                new Document(),
                List.of(OperatorText.quoted("[here]: https://other.example"), OperatorText.quoted("See [here]")));

        assertThat(HtmlPage.render(Language.EN, "", two)).doesNotContain("href");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "1. ", "*", "[", "![", "**a", "_a_"})
    void can_be_as_deeply_nested_as_its_length_allows(String opening) {
        var nested = opening.repeat(25_000 / opening.length()) + "x";
        for (var format : ReportFormat.values()) {
            assertThat(format.render(Language.EN, "Title", report(nested))).isNotBlank();
        }
    }

    private static String html(String message) {
        return HtmlPage.render(Language.EN, "Title", report(message));
    }

    private static String markdown(String message) {
        return MarkdownText.render(report(message));
    }

    private static Document report(String message) {
        return Prose.appended(new Document(), List.of(OperatorText.quoted(message)));
    }
}
