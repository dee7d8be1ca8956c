package dev.incidentledger.query.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DurationsTest {

    private final Durations english = new Durations(Phrases.in(Language.EN));
    private final Durations german = new Durations(Phrases.in(Language.DE));

    @ParameterizedTest
    @CsvSource({
        "PT0S, less than a minute, unter einer Minute",
        "PT59.999999S, less than a minute, unter einer Minute",
        "PT1M, 1m, 1 Min.",
        "PT59M59S, 59m, 59 Min.",
        "PT1H8M30S, 1h 8m, 1 Std. 8 Min.",
        "PT3H, 3h 0m, 3 Std. 0 Min.",
        "PT23H59M59S, 23h 59m, 23 Std. 59 Min.",
        "P2DT3H59M, 2d 3h, 2 T. 3 Std.",
        "P1400D, 1400d 0h, 1400 T. 0 Std."
    })
    void are_rounded_down(Duration duration, String inEnglish, String inGerman) {
        assertThat(english.brief(duration)).isEqualTo(inEnglish);
        assertThat(german.brief(duration)).isEqualTo(inGerman);
    }

    @ParameterizedTest
    @CsvSource({
        "PT5S, less than a minute, unter einer Minute",
        "PT1M59S, 1 minute, 1 Minute",
        "PT8M5S, 8 minutes, 8 Minuten",
        "PT1H, 1 hour, 1 Stunde",
        "PT1H1M, 1 hour 1 minute, 1 Stunde 1 Minute",
        "PT2600H5M, 2600 hours 5 minutes, 2600 Stunden 5 Minuten"
    })
    void read_in_words(Duration duration, String inEnglish, String inGerman) {
        assertThat(english.inWords(duration)).isEqualTo(inEnglish);
        assertThat(german.inWords(duration)).isEqualTo(inGerman);
    }
}
