package dev.incidentledger.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.language.Language;
import java.util.List;
import org.commonmark.node.Document;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles, names and reasons stand in the report as they were written, whatever they look like. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Europe] *all* of _it_ `down`",
                "# not a heading",
                "1. not a list",
                "- not a list",
                "> not a quotation",
                "![x](https://evil.example)",
                "<script>alert(1)</script> & more",
                "a \\* b &amp; c",
                "---",
                "=====",
                "a\\"
            })
    void text_survives_the_way_through_markdown(String text) {
        var markdown = MarkdownText.render(document(text));

        assertThat(HtmlPage.render(Language.EN, "", reparsed(markdown)))
                .isEqualTo(HtmlPage.render(Language.EN, "", document(text)));
        assertThat(PlainText.render(document(text))).isEqualTo(text + "\n");
    }

    @Test
    void text_is_one_line() {
        assertThat(PlainText.render(document("one\n\n# two\r\n- three\u2028four\u0007five")))
                .isEqualTo("one # two - three four five\n");
    }

    @Test
    void a_title_cannot_break_out_of_the_head_of_the_page() {
        assertThat(HtmlPage.render(Language.EN, "</title><script>alert(1)</script>\u202E", document("x")))
                .contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>");
    }

    @Test
    void an_unsafe_address_makes_no_link() {
        assertThat(MarkdownText.render(Prose.appended(
                        new Document(), List.of(Prose.paragraph(List.of(Prose.link("EX1", "javascript:alert(1)")))))))
                .isEqualTo("EX1\n");
    }

    private static Document document(String text) {
        return Prose.appended(new Document(), List.of(Prose.paragraph(text)));
    }

    private static Document reparsed(String markdown) {
        return (Document) Parser.builder().build().parse(markdown);
    }
}
