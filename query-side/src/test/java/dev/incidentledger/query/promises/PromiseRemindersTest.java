package dev.incidentledger.query.promises;

import static dev.incidentledger.query.promises.Reminder.Kind.DUE_SOON;
import static dev.incidentledger.query.promises.Reminder.Kind.OVERDUE;
import static dev.incidentledger.query.promises.Sayings.at;
import static dev.incidentledger.query.promises.Sayings.incident;
import static dev.incidentledger.query.promises.Sayings.updateId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.query.health.PromiseRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PromiseRemindersTest {

    private static final PromiseRule RULE = new PromiseRule(Duration.ofMinutes(2));
    private static final Duration BEFORE = Duration.ofMinutes(5);

    private final PromiseReminders reminders = new PromiseReminders(RULE, BEFORE);
    private final PromiseRow promise = promise(1, 0, 30);

    @Test
    void comes_five_minutes_before_and_again_when_the_grace_is_over() {
        assertThat(kindsAt(at(25).minusMillis(1))).isEmpty();
        assertThat(kindsAt(at(25))).containsExactly(DUE_SOON);
        assertThat(kindsAt(at(32))).isEmpty();
        assertThat(kindsAt(at(32).plusMillis(1))).containsExactly(OVERDUE);
    }

    @Test
    void comes_once_however_often_it_is_looked_for() {
        assertThat(IntStream.range(0, 20 * 60)
                        .mapToObj(second -> kindsAt(at(20).plusSeconds(second)))
                        .flatMap(List::stream))
                .containsExactly(DUE_SOON, OVERDUE);
    }

    @Test
    void does_not_come_again_when_the_clock_is_set_back() {
        assertThat(kindsAt(at(26))).containsExactly(DUE_SOON);
        assertThat(kindsAt(at(10))).isEmpty();
        assertThat(kindsAt(at(25))).isEmpty();
    }

    @Test
    void does_not_come_late_for_what_a_stopped_process_or_a_jumped_clock_has_missed() {
        var many = IntStream.range(0, 1_000).mapToObj(i -> promise(i, 0, 30)).toList();

        assertThat(reminders.of(many, at(28))).isEmpty();
        assertThat(reminders.of(many, at(500))).isEmpty();
    }

    @Test
    void comes_at_once_for_a_promise_that_was_made_at_short_notice() {
        var brief = promise(2, 20, 23);

        assertThat(reminders.of(List.of(brief), at(20)))
                .extracting(Reminder::kind)
                .containsExactly(DUE_SOON);
    }

    @Test
    void is_not_repeated_when_the_promise_is_told_for_another_time() {
        assertThat(kindsAt(at(25))).containsExactly(DUE_SOON);

        assertThat(reminders.of(List.of(promise(1, 24, 30)), at(25))).isEmpty();
    }

    @Test
    void looks_at_all_promises_that_may_have_news() {
        assertThat(reminders.latestDue(at(25))).isEqualTo(at(30));
        assertThat(reminders.earliestDue(at(34))).isEqualTo(at(30));
    }

    private List<Reminder.Kind> kindsAt(Instant now) {
        return reminders.of(List.of(promise), now).stream().map(Reminder::kind).toList();
    }

    private static PromiseRow promise(int number, int made, int due) {
        return new PromiseRow(
                incident(1), updateId(number), at(made), at(due), null, null, true, false, Audience.PUBLIC);
    }
}
