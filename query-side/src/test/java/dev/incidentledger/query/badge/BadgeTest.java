package dev.incidentledger.query.badge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.health.PageStatus;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BadgeTest {

    @Test
    void says_in_words_how_things_stand() throws Exception {
        var svg = parsed(BadgeSvg.of(Badge.of(PageStatus.of(List.of(ComponentStatus.OPERATIONAL)))));

        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("status: All Systems Operational")
                .isEqualTo(svg.getDocumentElement().getAttribute("aria-label"));
    }

    @ParameterizedTest
    @EnumSource(ComponentStatus.class)
    void has_a_color_of_its_own_for_each_status(ComponentStatus status) {
        assertThat(List.of(ComponentStatus.values()).stream()
                        .filter(other -> Badge.of("API", other)
                                .color()
                                .equals(Badge.of("API", status).color())))
                .containsExactly(status);
    }

    @ParameterizedTest
    @EnumSource(PageStatus.class)
    void has_a_color_for_each_state_of_the_page(PageStatus status) {
        assertThat(Badge.of(status).color()).matches("#[0-9a-f]{6}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</text><script>alert(1)</script>",
                "\" onload=\"alert(1)",
                "a\u0007b\uffff\ud800",
                "\u202egnp.exe",
                "&#x3c;",
                ""
            })
    void is_a_picture_and_nothing_else_whatever_a_component_is_called(String name) throws Exception {
        var drawn = BadgeSvg.of(Badge.of(name, ComponentStatus.OPERATIONAL));
        var svg = parsed(drawn);

        assertThat(drawn).doesNotContain("<script", "\u202e");
        assertThat(svg.getElementsByTagName("*").getLength()).isEqualTo(7);
        assertThat(svg.getDocumentElement().hasAttribute("onload")).isFalse();
    }

    @Test
    void does_not_grow_beyond_measure() throws Exception {
        var svg = parsed(BadgeSvg.of(Badge.of("long ".repeat(50), ComponentStatus.OPERATIONAL)));

        assertThat(Integer.parseInt(svg.getDocumentElement().getAttribute("width")))
                .isLessThan(600);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
