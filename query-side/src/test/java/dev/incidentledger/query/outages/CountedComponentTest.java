package dev.incidentledger.query.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CountedComponentTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final LocalDate LAST = LocalDate.parse("2026-03-31");
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    private final CountedComponent always = new CountedComponent("cmp", null, null, null, null);

    @Test
    void counts_every_day_and_every_hour_that_there_was() {
        assertThat(always.days(FIRST, LAST, LATER, BERLIN)).isEqualTo(31);
        assertThat(always.elapsed(FIRST, LAST, LATER, BERLIN)).isEqualTo(Duration.ofHours(31 * 24 - 1));
    }

    @Test
    void counts_from_its_start_date() {
        var late = new CountedComponent("cmp", null, LocalDate.parse("2026-03-30"), null, null);

        assertThat(late.days(FIRST, LAST, LATER, BERLIN)).isEqualTo(2);
        assertThat(late.elapsed(FIRST, LAST, LATER, BERLIN)).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void counts_no_time_that_was_over_before_anything_was_known_of_it() {
        var unknown = new CountedComponent("cmp", null, null, LocalDate.parse("2026-04-01"), null);
        var known = new CountedComponent("cmp", null, null, LAST, null);

        assertThat(unknown.days(FIRST, LAST, LATER, BERLIN)).isZero();
        assertThat(unknown.elapsed(FIRST, LAST, LATER, BERLIN)).isZero();
        assertThat(known.days(FIRST, LAST, LATER, BERLIN)).isEqualTo(31);
        assertThat(known.elapsed(FIRST, LAST, LATER, BERLIN)).isEqualTo(Duration.ofHours(31 * 24 - 1));
    }

    @Test
    void counts_to_the_end_of_the_day_on_which_it_was_retired() {
        var retired = new CountedComponent("cmp", null, null, null, Instant.parse("2026-03-02T23:30:00Z"));

        assertThat(retired.days(FIRST, LAST, LATER, BERLIN)).isEqualTo(3);
        assertThat(retired.elapsed(FIRST, LAST, LATER, BERLIN)).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void counts_today_as_a_whole_day_of_which_only_a_part_has_passed() {
        var noon = Instant.parse("2026-03-02T11:00:00Z");

        assertThat(always.days(FIRST, LAST, noon, BERLIN)).isEqualTo(2);
        assertThat(always.elapsed(FIRST, LAST, noon, BERLIN)).isEqualTo(Duration.ofHours(36));
    }

    @Test
    void counts_nothing_of_what_lies_ahead() {
        assertThat(always.days(FIRST, LAST, Instant.parse("2026-02-01T00:00:00Z"), BERLIN))
                .isZero();
        assertThat(always.elapsed(FIRST, LAST, Instant.parse("2026-02-01T00:00:00Z"), BERLIN))
                .isZero();
    }
}
