package dev.incidentledger.query.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExcerptTest {

    @Test
    void of_a_short_text_is_all_of_it() {
        assertThat(Excerpt.of("x".repeat(1_500), 1_500)).isEqualTo(new Excerpt("x".repeat(1_500), false));
    }

    @Test
    void ends_with_a_paragraph_where_one_ends() {
        var text = "First. ".repeat(150).strip() + "\n\n" + "Second. ".repeat(150);

        assertThat(Excerpt.of(text, 1_500))
                .isEqualTo(new Excerpt("First. ".repeat(150).strip() + " …", true));
    }

    @Test
    void ends_between_words_where_no_paragraph_ends() {
        assertThat(Excerpt.of("seven77 ".repeat(200), 1_500).markdown())
                .isEqualTo("seven77 ".repeat(187).strip() + " …");
    }

    @Test
    void tears_no_character_apart() {
        assertThat(Excerpt.of("x" + "\uD83D\uDCA5".repeat(800), 1_500).markdown())
                .isEqualTo("x" + "\uD83D\uDCA5".repeat(749) + " …");
    }
}
