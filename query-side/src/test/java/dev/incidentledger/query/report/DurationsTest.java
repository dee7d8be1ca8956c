package dev.incidentledger.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, less than a minute",
        "PT59.999999S, less than a minute",
        "PT1M, 1m",
        "PT59M59S, 59m",
        "PT1H8M30S, 1h 8m",
        "PT3H, 3h 0m",
        "PT23H59M59S, 23h 59m",
        "P2DT3H59M, 2d 3h",
        "P400D, 400d 0h"
    })
    void are_rounded_down(Duration duration, String brief) {
        assertThat(Durations.brief(duration)).isEqualTo(brief);
    }

    @ParameterizedTest
    @CsvSource({
        "PT5S, less than a minute",
        "PT1M59S, 1 minute",
        "PT8M5S, 8 minutes",
        "PT1H, 1 hour",
        "PT1H1M, 1 hour 1 minute",
        "PT26H5M, 26 hours 5 minutes"
    })
    void read_in_words(Duration duration, String words) {
        assertThat(Durations.inWords(duration)).isEqualTo(words);
    }
}
