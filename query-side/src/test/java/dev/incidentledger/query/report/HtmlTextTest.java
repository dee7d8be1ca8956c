package dev.incidentledger.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HtmlTextTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 0x07, 0x0b, 0x0c, 0x1b, 0x7f, 0x85, 0x9f, 0xd800, 0xdfff, 0xfdd0, 0xfdef, 0xfffe, 0xffff})
    void holds_nothing_that_html_forbids(int codePoint) {
        assertThat(HtmlText.of("one" + Character.toString(codePoint) + "two")).isEqualTo("onetwo");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x1fffe, 0x10ffff, 0x061c, 0x200e, 0x202e, 0x2066})
    void holds_no_codes_that_are_no_characters_and_nothing_that_turns_text(int codePoint) {
        assertThat(HtmlText.of(Character.toString(codePoint))).isEmpty();
    }

    @Test
    void is_otherwise_the_very_same() {
        var text = "\t\r\n <p class=\"a\">Mäuse \u00a0 \ufffd \ue000 \ud83d\ude80";

        assertThat(HtmlText.of(text)).isSameAs(text);
        assertThat(HtmlText.of(text + "\u0007" + text)).isEqualTo(text + text);
    }

    @Test
    void keeps_all_that_can_be_read() {
        var readable = IntStream.rangeClosed(0xa0, 0x2000)
                .filter(codePoint -> codePoint != 0x061c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(HtmlText.of(readable)).isEqualTo(readable);
    }
}
