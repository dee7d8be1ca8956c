package dev.incidentledger.query.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UptimePolicyTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-02-01");
    private static final LocalDate LAST = LocalDate.parse("2026-02-28");
    private static final LocalDate MUCH_LATER = LocalDate.parse("2026-12-31");

    private static final Disruption AN_HOUR_OF_EACH =
            new Disruption(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));

    @Nested
    class Fraction {

        @Test
        void weighs_outages_as_its_policy_says_and_nothing_else() {
            assertThat(UptimePolicy.STATUSPAGE.fraction(AN_HOUR_OF_EACH, 1)).isCloseTo(1 - 1.3 / 24, within(1e-12));
            assertThat(UptimePolicy.OPENSTATUS.fraction(AN_HOUR_OF_EACH, 1)).isCloseTo(1 - 1.5 / 24, within(1e-12));
            assertThat(UptimePolicy.INCIDENT_IO.fraction(AN_HOUR_OF_EACH, 1)).isCloseTo(1 - 2.0 / 24, within(1e-12));
        }

        @Test
        void is_whole_when_nothing_happened() {
            assertThat(UptimePolicy.STATUSPAGE.fraction(Disruption.NONE, 90)).isEqualTo(1);
        }

        @Test
        void is_not_whole_after_a_microsecond_of_outage() {
            assertThat(UptimePolicy.STATUSPAGE.fraction(major(Duration.ofNanos(1_000)), 90))
                    .isLessThan(1);
        }

        @Test
        void is_of_the_time_that_counts() {
            assertThat(UptimePolicy.ELAPSED.fraction(AN_HOUR_OF_EACH, Duration.ofHours(23)))
                    .isCloseTo(1 - 2.0 / 23, within(1e-12));
            assertThat(UptimePolicy.SLA.fraction(AN_HOUR_OF_EACH, Duration.ofHours(23)))
                    .isCloseTo(1 - 3.0 / 23, within(1e-12));
        }

        @ParameterizedTest
        @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
        void is_not_to_be_had_by_a_weight_that_is_no_share(double weight) {
            assertThatThrownBy(() -> new UptimePolicy("odd", 1, weight, 0, 0, CountedTime.ELAPSED))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("partial");
        }

        @Test
        void never_falls_below_nothing_on_a_day_of_25_hours() {
            assertThat(UptimePolicy.STATUSPAGE.fraction(major(Duration.ofHours(25)), 1))
                    .isZero();
        }
    }

    @Nested
    class Days {

        @Test
        void count_both_ends() {
            assertThat(UptimePolicy.days(FIRST, LAST, null, MUCH_LATER)).isEqualTo(28);
            assertThat(UptimePolicy.days(FIRST, FIRST, null, MUCH_LATER)).isEqualTo(1);
        }

        @Test
        void begin_with_the_component() {
            assertThat(UptimePolicy.days(FIRST, LAST, LocalDate.parse("2026-02-11"), MUCH_LATER))
                    .isEqualTo(18);
            assertThat(UptimePolicy.days(FIRST, LAST, LocalDate.parse("2020-01-01"), MUCH_LATER))
                    .isEqualTo(28);
        }

        @Test
        void end_today_which_counts_as_a_whole_day() {
            assertThat(UptimePolicy.days(FIRST, LAST, null, LocalDate.parse("2026-02-10")))
                    .isEqualTo(10);
        }

        @Test
        void are_none_where_the_component_was_not_there_yet() {
            assertThat(UptimePolicy.days(FIRST, LAST, LocalDate.parse("2026-03-01"), MUCH_LATER))
                    .isZero();
            assertThat(UptimePolicy.days(FIRST, LAST, null, LocalDate.parse("2026-01-31")))
                    .isZero();
        }
    }

    @Nested
    class Shown {

        @Test
        void rounds_down() {
            assertThat(UptimePolicy.shown(0.99998)).isEqualTo("99.9980 %");
            assertThat(UptimePolicy.shown(0.9999789)).isEqualTo("99.9978 %");
            assertThat(UptimePolicy.shown(1)).isEqualTo("100.0000 %");
            assertThat(UptimePolicy.shown(0)).isEqualTo("0.0000 %");
        }

        @Test
        void rounds_down_to_as_few_decimals_as_asked() {
            assertThat(UptimePolicy.percent(0.999989, 2)).isEqualByComparingTo("99.99");
            assertThat(UptimePolicy.percent(Math.nextDown(1.0), 0)).isEqualByComparingTo("99");
        }

        @Test
        void is_never_whole_when_the_figure_is_not() {
            assertThat(UptimePolicy.shown(Math.nextDown(1.0))).isEqualTo("99.9999 %");
        }

        /** 4,320 s of major and 4,032 s of partial outage in one day. */
        @Test
        void does_not_round_down_what_only_binary_fractions_miss() {
            var lost =
                    new Disruption(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(4_032), Duration.ofSeconds(4_320));

            assertThat(UptimePolicy.shown(UptimePolicy.STATUSPAGE.fraction(lost, 1)))
                    .isEqualTo("93.6000 %");
        }
    }

    @Nested
    class Named {

        @Test
        void finds_every_policy_by_its_name() {
            assertThat(UptimePolicy.ALL)
                    .allSatisfy(policy ->
                            assertThat(UptimePolicy.named(policy.name())).contains(policy));
        }

        @Test
        void knows_no_other() {
            assertThat(UptimePolicy.named("ours")).isEmpty();
        }

        @Test
        void says_its_weights_in_its_rule() {
            assertThat(UptimePolicy.STATUSPAGE.rule()).startsWith("1 - (1.0 x major + 0.3 x partial");
        }
    }

    private static Disruption major(Duration time) {
        return new Disruption(Duration.ZERO, Duration.ZERO, Duration.ZERO, time);
    }
}
