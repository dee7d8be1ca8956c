package dev.incidentledger.command.platform.schedule;

import static dev.incidentledger.command.platform.schedule.SteadyClock.PROBATION;
import static dev.incidentledger.command.platform.schedule.SteadyClock.TOLERANCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SteadyClockTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Instant wall = TEN;
    private Duration passed = Duration.ZERO;
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> passed.toNanos());

    @Test
    void it_goes_on_between_two_looks() {
        passed = Duration.ofHours(5);

        assertThat(clock.now()).isEqualTo(TEN.plus(Duration.ofHours(5)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, -1, 1, 60})
    void a_small_difference_is_followed_at_once(int seconds) {
        time(SECOND);
        jump(Duration.ofSeconds(seconds));

        assertThat(clock.now()).isEqualTo(wall);
    }

    @ParameterizedTest
    @ValueSource(longs = {-315_360_000, -3_600, -61, 61, 3_600, 315_360_000})
    void a_jump_is_not_believed_at_first(long seconds) {
        jump(Duration.ofSeconds(seconds));
        time(PROBATION.minus(SECOND));

        assertThat(clock.now()).isEqualTo(TEN.plus(PROBATION).minus(SECOND));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600, 3_600})
    void a_jump_that_lasts_is_believed(long seconds) {
        jump(Duration.ofSeconds(seconds));
        time(PROBATION);

        assertThat(clock.now()).isEqualTo(wall);
    }

    @Test
    void a_jump_that_is_taken_back_leaves_nothing_behind() {
        jump(Duration.ofDays(365));
        time(PROBATION.minus(SECOND));
        jump(Duration.ofDays(-365));
        time(SECOND);
        assertThat(clock.now()).isEqualTo(wall);

        jump(Duration.ofDays(365));
        time(SECOND);
        assertThat(clock.now()).isEqualTo(wall.minus(Duration.ofDays(365)));
    }

    @Test
    void another_jump_begins_another_probation() {
        jump(Duration.ofDays(1));
        time(PROBATION.minus(SECOND));
        jump(Duration.ofDays(1));
        time(PROBATION.minus(SECOND));
        assertThat(clock.now()).isEqualTo(wall.minus(Duration.ofDays(2)));

        time(SECOND);
        assertThat(clock.now()).isEqualTo(wall);
    }

    @Test
    void small_steps_while_a_jump_is_on_probation_do_not_prolong_it() {
        jump(Duration.ofDays(1));
        time(PROBATION.dividedBy(2));
        jump(TOLERANCE.dividedBy(2));
        time(PROBATION.dividedBy(2));

        assertThat(clock.now()).isEqualTo(wall);
    }

    private void jump(Duration by) {
        wall = wall.plus(by);
        clock.look();
    }

    private void time(Duration passes) {
        wall = wall.plus(passes);
        passed = passed.plus(passes);
        clock.look();
    }
}
