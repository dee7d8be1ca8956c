package dev.incidentledger.query.timeline;

import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.query.health.PromiseState.BROKEN;
import static dev.incidentledger.query.health.PromiseState.DUE;
import static dev.incidentledger.query.health.PromiseState.KEPT;
import static dev.incidentledger.query.health.PromiseState.LATE;
import static dev.incidentledger.query.health.PromiseState.OVERDUE;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.corrected;
import static dev.incidentledger.query.timeline.Recording.identified;
import static dev.incidentledger.query.timeline.Recording.updateId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.health.PromiseState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PromisesTest {

    private static final PromiseRule RULE = new PromiseRule(Duration.ofMinutes(2));

    private final Recording promised = identified().promised(1, 10, 40);

    @Test
    void an_update_that_promises_nothing_makes_no_promise() {
        assertThat(identified().history().promises(RULE, at(500))).isEmpty();
    }

    @Test
    void is_due_until_the_grace_has_passed() {
        assertThat(stateAt(at(42))).isEqualTo(DUE);
        assertThat(stateAt(at(42).plusNanos(1000))).isEqualTo(OVERDUE);
    }

    @Test
    void is_kept_by_an_update_within_the_grace_to_the_very_end() {
        promised.posted(2, MONITORING, 42);

        assertThat(only()).isEqualTo(new Promise(updateId(1), at(10), at(40), KEPT, updateId(2), at(42)));
        assertThat(only().lateBySeconds()).isNull();
    }

    @Test
    void is_late_by_what_lies_between_the_promised_time_and_the_next_update() {
        promised.posted(2, MONITORING, 43);

        assertThat(only().state()).isEqualTo(LATE);
        assertThat(only().lateBy()).contains(Duration.ofMinutes(3));
        assertThat(only().lateBySeconds()).isEqualTo(180);
    }

    @Test
    void the_grace_is_what_the_configuration_says() {
        promised.posted(2, MONITORING, 43);

        assertThat(promised.history()
                        .promises(new PromiseRule(Duration.ofMinutes(3)), at(60))
                        .getFirst()
                        .state())
                .isEqualTo(KEPT);
        assertThat(promised.history()
                        .promises(new PromiseRule(Duration.ZERO), at(60))
                        .getFirst()
                        .state())
                .isEqualTo(LATE);
    }

    @Test
    void a_resolution_is_a_next_update_too() {
        assertThat(stateWith(promised.resolved(2, 41))).isEqualTo(KEPT);
    }

    @Test
    void a_note_is_no_next_update() {
        assertThat(stateWith(promised.noted(2, 20))).isEqualTo(OVERDUE);
    }

    @Test
    void the_next_update_is_the_next_by_time_whatever_was_recorded_in_between() {
        promised.posted(2, MONITORING, 60).posted(3, MONITORING, 35);

        assertThat(only().answeredBy()).isEqualTo(updateId(3));
        assertThat(only().state()).isEqualTo(KEPT);
    }

    @Test
    void what_counts_is_when_the_update_was_true_and_not_when_it_was_recorded() {
        promised.recordedAt(600).then(new IncidentResolved(INCIDENT, Recording.update(2, UpdateStatus.RESOLVED, 39)));

        assertThat(only().state()).isEqualTo(KEPT);
        assertThat(promised.history().updates().getLast().backdated()).isTrue();
    }

    @Test
    void a_corrected_time_is_the_one_that_counts() {
        promised.posted(2, MONITORING, 55).because("Posted at 10:38", corrected(2, null, at(38)));

        assertThat(only().state()).isEqualTo(KEPT);
    }

    @Test
    void each_promise_has_its_own_answer() {
        promised.promised(2, 39, 60).posted(3, MONITORING, 70);

        assertThat(promised.history().promises(RULE, at(90)))
                .extracting(Promise::state)
                .containsExactly(KEPT, LATE);
    }

    @Test
    void is_broken_when_nothing_came_and_nothing_will() {
        promised.because("A false alarm", new IncidentRetracted(INCIDENT));

        assertThat(only().state()).isEqualTo(BROKEN);
        assertThat(stateAt(at(20))).isEqualTo(BROKEN);
    }

    @Test
    void is_not_answered_by_an_update_that_dates_itself_before_it() {
        promised.recordedAt(30).posted(2, MONITORING, 5);

        assertThat(only()).isEqualTo(new Promise(updateId(1), at(10), at(40), OVERDUE, null, null));
        assertThat(stateAt(at(35))).isEqualTo(DUE);
    }

    @Test
    void is_kept_by_a_resolution_that_dates_itself_before_it() {
        promised.recordedAt(30).then(new IncidentResolved(INCIDENT, Recording.update(2, UpdateStatus.RESOLVED, 5)));

        assertThat(only()).isEqualTo(new Promise(updateId(1), at(10), at(40), KEPT, updateId(2), at(5)));
    }

    private PromiseState stateAt(Instant asked) {
        return promised.history().promises(RULE, asked).getFirst().state();
    }

    private static PromiseState stateWith(Recording recording) {
        return recording.history().promises(RULE, at(90)).getFirst().state();
    }

    private Promise only() {
        var promises = promised.history().promises(RULE, at(90));
        assertThat(promises).hasSize(1);
        return promises.getFirst();
    }
}
