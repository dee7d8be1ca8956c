package dev.incidentledger.query.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PageTimeTest {

    private static final Instant LATE_EVENING = Instant.parse("2021-05-10T22:30:00Z");

    @Test
    void is_told_in_the_zone_of_the_page() {
        var warsaw = new PageTime(ZoneId.of("Europe/Warsaw"), Language.EN);

        assertThat(warsaw.day(LATE_EVENING)).isEqualTo("May 11, 2021");
        assertThat(warsaw.dayAndTime(LATE_EVENING)).isEqualTo("May 11, 2021, 00:30 CEST");
        assertThat(warsaw.zone()).isEqualTo("Europe/Warsaw");
    }

    @Test
    void is_told_in_the_words_of_the_language() {
        var berlin = new PageTime(ZoneId.of("Europe/Berlin"), Language.DE);

        assertThat(berlin.dayAndTime(LATE_EVENING)).isEqualTo("11. Mai 2021, 00:30 MESZ");
    }

    @Test
    void calls_the_zone_without_an_offset_utc() {
        assertThat(new PageTime(ZoneOffset.UTC, Language.EN).dayAndTime(LATE_EVENING))
                .isEqualTo("May 10, 2021, 22:30 UTC");
    }

    @Test
    void repeats_the_day_only_where_it_is_another_one() {
        var utc = new PageTime(ZoneOffset.UTC, Language.EN);

        assertThat(utc.timeNear(LATE_EVENING, LATE_EVENING.plusSeconds(60))).isEqualTo("22:31 UTC");
        assertThat(utc.timeNear(LATE_EVENING, LATE_EVENING.plusSeconds(7200))).isEqualTo("May 11, 2021, 00:30 UTC");
    }
}
