package dev.incidentledger.query.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MarkedTimeTest {

    private static final MarkedTime UTC = new MarkedTime(ZoneOffset.UTC);
    private static final Instant EARLY = Instant.parse("2026-01-05T23:30:00Z");

    @Test
    void has_a_day_of_two_places() {
        assertThat(UTC.of(EARLY)).isEqualTo("Jan <var data-var='date'> 5</var>, <var data-var='time'>23:30</var> UTC");
    }

    @Test
    void names_the_day_again_where_it_is_another() {
        assertThat(UTC.of(EARLY, EARLY.plusSeconds(3600)))
                .isEqualTo("Jan <var data-var='date'> 5</var>, <var data-var='time'>23:30</var> - "
                        + "Jan <var data-var='date'> 6</var>, <var data-var='time'>00:30</var> UTC");
    }

    @Test
    void tells_a_moment_once() {
        assertThat(UTC.of(EARLY, EARLY.plusSeconds(10))).isEqualTo(UTC.of(EARLY));
    }

    @Test
    void does_not_take_the_same_day_of_another_year_for_the_same() {
        assertThat(UTC.of(EARLY, EARLY.plusSeconds(365 * 86_400L))).contains(" - Jan <var data-var='date'> 5</var>");
    }

    @Test
    void is_told_in_the_pages_zone() {
        assertThat(new MarkedTime(ZoneId.of("America/New_York")).of(EARLY)).endsWith("18:30</var> EST");
    }
}
