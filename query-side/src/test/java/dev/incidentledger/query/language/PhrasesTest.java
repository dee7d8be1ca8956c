package dev.incidentledger.query.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.query.health.PageStatus;
import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PhrasesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

    @ParameterizedTest
    @EnumSource
    void are_complete_in_every_language(Language language) {
        assertThat(bundle(language).keySet()).isEqualTo(bundle(Language.EN).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void hold_the_same_places_in_every_language(Language language) {
        for (var key : bundle(Language.EN).keySet()) {
            assertThat(placeholders(language, key)).as(key).isEqualTo(placeholders(Language.EN, key));
        }
    }

    @ParameterizedTest
    @EnumSource
    void can_all_be_said(Language language) {
        for (var key : bundle(language).keySet()) {
            assertThatCode(() -> new MessageFormat(bundle(language).getString(key), language.locale())
                            .format(new Object[] {1, 2, 3, 4}))
                    .as(key)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_any_place_are_said_as_they_stand(Language language) {
        for (var key : bundle(language).keySet()) {
            if (placeholders(language, key).isEmpty()) {
                var text = bundle(language).getString(key);
                assertThat(new MessageFormat(text).format(new Object[0]))
                        .as(key)
                        .isEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void have_a_word_for_everything_that_the_record_knows(Language language) {
        var known = Stream.of(
                        ComponentStatus.values(),
                        PageStatus.values(),
                        Impact.values(),
                        UpdateStatus.values(),
                        MaintenanceStatus.values())
                .flatMap(Arrays::stream)
                .toList();

        assertThat(known)
                .allSatisfy(value ->
                        assertThat(Phrases.in(language).word((Enum<?>) value)).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource
    void call_the_state_of_the_page_in_english_what_the_api_calls_it(PageStatus status) {
        assertThat(Phrases.in(Language.EN).word(status)).isEqualTo(status.description());
    }

    @Test
    void keep_markup_that_is_given_as_such_and_escape_all_else() {
        Content time = output -> output.writeContent("<time>now</time>");

        assertThat(told("promise.late", time, "<b> & co"))
                .isEqualTo("Promised the next update by <time>now</time>: &lt;b&gt; &amp; co late");
    }

    @Test
    void count() {
        assertThat(Phrases.in(Language.DE).say("overview.incidents", 1)).isEqualTo("Offener Vorfall");
        assertThat(Phrases.in(Language.DE).say("overview.incidents", 12)).isEqualTo("12 offene Vorfälle");
    }

    private static String told(String key, Object... arguments) {
        var output = new StringOutput();
        Phrases.in(Language.EN).tell(key, arguments).writeTo(output);
        return output.toString();
    }

    private static Set<String> placeholders(Language language, String key) {
        return PLACEHOLDER
                .matcher(bundle(language).getString(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                "dev.incidentledger.query.language.messages",
                Locale.of(language.code()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
