package dev.incidentledger.query.health;

import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.incidentledger.events.catalogue.ComponentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DisruptionTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void a_day_ends_at_midnight_of_the_zone() {
        var outage = interval(MAJOR_OUTAGE, "2026-07-01T21:30:00Z", "2026-07-01T22:10:00Z");

        assertThat(Disruption.byDay(List.of(outage), ZoneOffset.UTC))
                .containsExactly(entry(LocalDate.parse("2026-07-01"), major(Duration.ofMinutes(40))));
        assertThat(Disruption.byDay(List.of(outage), BERLIN))
                .containsExactly(
                        entry(LocalDate.parse("2026-07-01"), major(Duration.ofMinutes(30))),
                        entry(LocalDate.parse("2026-07-02"), major(Duration.ofMinutes(10))));
    }

    @Test
    void days_that_change_the_clocks_have_their_real_length() {
        var spring = interval(MAJOR_OUTAGE, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");
        var autumn = interval(MAJOR_OUTAGE, "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z");

        assertThat(Disruption.byDay(List.of(spring, autumn), BERLIN))
                .containsExactly(
                        entry(LocalDate.parse("2026-03-29"), major(Duration.ofHours(23))),
                        entry(LocalDate.parse("2026-10-25"), major(Duration.ofHours(25))));
    }

    /** In Lebanon the clocks change at midnight: that day begins at one o'clock. */
    @Test
    void a_day_without_a_midnight_begins_when_it_begins() {
        var night = interval(MAJOR_OUTAGE, "2026-03-28T21:00:00Z", "2026-03-28T23:00:00Z");

        assertThat(Disruption.byDay(List.of(night), ZoneId.of("Asia/Beirut")))
                .containsExactly(
                        entry(LocalDate.parse("2026-03-28"), major(Duration.ofHours(1))),
                        entry(LocalDate.parse("2026-03-29"), major(Duration.ofHours(1))));
    }

    @Test
    void quiet_days_have_no_entry_and_statuses_of_one_day_add_up_apart() {
        var intervals = List.of(
                interval(MAJOR_OUTAGE, "2026-07-01T10:00:00Z", "2026-07-01T10:05:00Z"),
                interval(PARTIAL_OUTAGE, "2026-07-01T10:05:00Z", "2026-07-01T10:15:00Z"),
                interval(MAJOR_OUTAGE, "2026-07-03T10:00:00Z", "2026-07-03T10:01:00Z"));

        assertThat(Disruption.byDay(intervals, ZoneOffset.UTC))
                .containsExactly(
                        entry(
                                LocalDate.parse("2026-07-01"),
                                new Disruption(
                                        Duration.ZERO, Duration.ZERO, Duration.ofMinutes(10), Duration.ofMinutes(5))),
                        entry(LocalDate.parse("2026-07-03"), major(Duration.ofMinutes(1))));
    }

    private static StatusInterval interval(ComponentStatus status, String from, String to) {
        return new StatusInterval(status, Instant.parse(from), Instant.parse(to));
    }

    private static Disruption major(Duration time) {
        return new Disruption(Duration.ZERO, Duration.ZERO, Duration.ZERO, time);
    }
}
