package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.maintenance.Samples.API;
import static dev.incidentledger.command.maintenance.Samples.COMPLETES;
import static dev.incidentledger.command.maintenance.Samples.ID;
import static dev.incidentledger.command.maintenance.Samples.STARTS;
import static dev.incidentledger.command.maintenance.Samples.WEB;
import static dev.incidentledger.command.maintenance.Samples.at;
import static dev.incidentledger.command.maintenance.Samples.cancel;
import static dev.incidentledger.command.maintenance.Samples.canceled;
import static dev.incidentledger.command.maintenance.Samples.claim;
import static dev.incidentledger.command.maintenance.Samples.complete;
import static dev.incidentledger.command.maintenance.Samples.completed;
import static dev.incidentledger.command.maintenance.Samples.note;
import static dev.incidentledger.command.maintenance.Samples.plain;
import static dev.incidentledger.command.maintenance.Samples.post;
import static dev.incidentledger.command.maintenance.Samples.scheduled;
import static dev.incidentledger.command.maintenance.Samples.start;
import static dev.incidentledger.command.maintenance.Samples.started;
import static dev.incidentledger.command.maintenance.Samples.update;
import static dev.incidentledger.command.maintenance.Samples.updateId;
import static dev.incidentledger.command.maintenance.Samples.verify;
import static dev.incidentledger.command.maintenance.Samples.verifying;
import static dev.incidentledger.command.platform.Refusal.refusal;
import static dev.incidentledger.command.platform.RejectionCode.COMPONENT_NAMED_TWICE;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_ALREADY_STARTED;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_ALREADY_VERIFYING;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_END_PASSED;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_NOT_STARTED;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_OVER;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_TIMES_OUT_OF_ORDER;
import static dev.incidentledger.command.platform.RejectionCode.NOTE_CANNOT_CHANGE_STATUS;
import static dev.incidentledger.command.platform.RejectionCode.TIME_IN_THE_FUTURE;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_MAINTENANCE;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_UPDATE;
import static dev.incidentledger.command.platform.RejectionCode.UPDATE_ID_IN_USE;
import static dev.incidentledger.command.platform.RejectionCode.USE_MAINTENANCE_ROUTE;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.CANCELED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.COMPLETED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.IN_PROGRESS;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.SCHEDULED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.VERIFYING;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.incidentledger.command.maintenance.MaintenanceCommand.CorrectMaintenanceUpdate;
import dev.incidentledger.command.platform.Outcome;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCanceled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.VerificationStarted;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MaintenanceTest {

    private final FixtureConfiguration<Maintenance> maintenance = new AggregateTestFixture<>(Maintenance.class);

    static Stream<MaintenanceCommand> everything_but_scheduling() {
        return Stream.of(
                Samples.revise(Samples.SAME_SCHEDULE, null, "09:00"),
                start(plain(2), "12:00"),
                verify(plain(3), "12:30"),
                complete(plain(4), "13:00"),
                cancel(plain(4), "09:00"),
                post(update(5, SCHEDULED, "09:00"), "09:00"),
                correct("Better words", null, null),
                Samples.follow("12:00", "12:00"));
    }

    static Stream<MaintenanceCommand> everything_that_moves_or_tells() {
        return Stream.of(
                Samples.revise(new ScheduleChange(at("14:00"), at("15:00"), null, null, null), null, "09:00"),
                start(new Turn(updateId(5), "Again", null), "13:30"),
                verify(plain(5), "13:30"),
                post(update(5, COMPLETED, "13:30"), "13:30"));
    }

    @ParameterizedTest
    @MethodSource("everything_but_scheduling")
    void a_maintenance_that_nobody_scheduled_takes_nothing(MaintenanceCommand command) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> MaintenanceDecider.decide(new MaintenanceState.Unknown(), command))
                .matches(rejected -> rejected.code() == UNKNOWN_MAINTENANCE);
        maintenance.givenNoPriorActivity().when(command).expectException(AggregateNotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource("everything_that_moves_or_tells")
    void one_that_is_over_takes_nothing_more(MaintenanceCommand command) {
        maintenance
                .given(scheduled(), started(), completed())
                .when(command)
                .expectNoEvents()
                .expectException(refusal(MAINTENANCE_OVER));
        maintenance
                .given(scheduled(), canceled())
                .when(
                        command instanceof MaintenanceCommand.PostMaintenanceUpdate
                                ? post(update(5, CANCELED, "13:30"), "13:30")
                                : command)
                .expectNoEvents()
                .expectException(refusal(MAINTENANCE_OVER));
    }

    @Nested
    class Starting {

        @Test
        void puts_what_is_planned_under_maintenance() {
            maintenance
                    .given(scheduled())
                    .when(start(plain(2), "12:05"))
                    .expectEvents(new MaintenanceStarted(
                            ID, said(2, IN_PROGRESS, STARTS, "12:05", claim(API, UNDER_MAINTENANCE))));
        }

        @Test
        void may_happen_before_the_planned_time_and_be_told_in_own_words() {
            maintenance
                    .given(scheduled())
                    .when(start(new Turn(updateId(2), "A little early", at("09:55")), "10:00"))
                    .expectEvents(new MaintenanceStarted(
                            ID, said(2, IN_PROGRESS, "A little early", "09:55", claim(API, UNDER_MAINTENANCE))));
        }

        @Test
        void said_twice_without_a_word_is_true_once() {
            maintenance
                    .given(scheduled(), started())
                    .when(start(plain(5), "12:01"))
                    .expectNoEvents();
            maintenance
                    .given(scheduled(), started(), verifying())
                    .when(start(plain(5), "12:31"))
                    .expectNoEvents();
        }

        @Test
        void said_twice_in_other_words_is_refused_since_they_would_be_lost() {
            maintenance
                    .given(scheduled(), started())
                    .when(start(new Turn(updateId(5), "We begin", null), "12:01"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_ALREADY_STARTED));
        }

        @Test
        void under_the_id_of_the_same_start_adds_nothing() {
            maintenance
                    .given(scheduled(), started(), completed())
                    .when(start(new Turn(updateId(2), "Message 2", at("12:00")), "13:30"))
                    .expectNoEvents();
        }

        @Test
        void under_the_id_of_another_update_is_refused() {
            maintenance
                    .given(scheduled())
                    .when(start(plain(1), "12:00"))
                    .expectNoEvents()
                    .expectException(refusal(UPDATE_ID_IN_USE));
        }

        @Test
        void cannot_lie_ahead() {
            maintenance
                    .given(scheduled())
                    .when(start(new Turn(updateId(2), null, at("10:06")), "10:00"))
                    .expectNoEvents()
                    .expectException(refusal(TIME_IN_THE_FUTURE, "/occurredAt"));
        }

        @Test
        void cannot_lie_before_the_announcement() {
            maintenance
                    .given(scheduled())
                    .when(start(new Turn(updateId(2), null, at("07:59")), "10:00"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_TIMES_OUT_OF_ORDER));
        }

        @Test
        void is_refused_once_it_would_have_to_complete_at_once() {
            var byHand = scheduled(new Schedule(at("12:00"), at("13:00"), false, true, 60));
            for (var now : List.of("13:00", "17:00")) {
                maintenance
                        .given(byHand)
                        .when(start(new Turn(updateId(2), null, at("12:05")), now))
                        .expectNoEvents()
                        .expectException(refusal(MAINTENANCE_END_PASSED));
            }
            maintenance
                    .given(byHand)
                    .when(start(plain(2), "12:59"))
                    .expectEvents(new MaintenanceStarted(
                            ID, said(2, IN_PROGRESS, STARTS, "12:59", claim(API, UNDER_MAINTENANCE))));
        }

        @Test
        void may_happen_after_the_planned_end_if_somebody_completes_it() {
            maintenance
                    .given(scheduled(new Schedule(at("12:00"), at("13:00"), false, false, 60)))
                    .when(start(plain(2), "17:00"))
                    .expectEvents(new MaintenanceStarted(
                            ID, said(2, IN_PROGRESS, STARTS, "17:00", claim(API, UNDER_MAINTENANCE))));
        }

        @Test
        void comes_after_an_update_that_was_told_a_little_ahead() {
            maintenance
                    .given(scheduled(), posted(update(5, SCHEDULED, "12:03")))
                    .when(start(plain(2), "12:01"))
                    .expectEvents(new MaintenanceStarted(
                            ID, said(2, IN_PROGRESS, STARTS, "12:03", claim(API, UNDER_MAINTENANCE))));
        }
    }

    @Nested
    class Verifying {

        @Test
        void follows_the_work() {
            maintenance
                    .given(scheduled(), started())
                    .when(verify(new Turn(updateId(3), "Checking", null), "12:30"))
                    .expectEvents(new VerificationStarted(ID, said(3, VERIFYING, "Checking", "12:30")));
        }

        @Test
        void needs_a_start() {
            maintenance
                    .given(scheduled())
                    .when(verify(plain(3), "12:30"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_NOT_STARTED));
        }

        @Test
        void said_twice_is_true_once_unless_it_says_more() {
            maintenance
                    .given(scheduled(), started(), verifying())
                    .when(verify(plain(5), "12:31"))
                    .expectNoEvents();
            maintenance
                    .given(scheduled(), started(), verifying())
                    .when(verify(new Turn(updateId(5), "Still checking", null), "12:31"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_ALREADY_VERIFYING));
        }

        @Test
        void may_lead_back_to_work_and_come_again() {
            maintenance
                    .given(scheduled(), started(), verifying())
                    .when(post(update(5, IN_PROGRESS, "12:40"), "12:40"))
                    .expectEvents(posted(update(5, IN_PROGRESS, "12:40")));
            maintenance
                    .given(scheduled(), started(), verifying(), posted(update(5, IN_PROGRESS, "12:40")))
                    .when(verify(new Turn(updateId(6), "Once more", null), "12:50"))
                    .expectEvents(new VerificationStarted(ID, said(6, VERIFYING, "Once more", "12:50")));
        }
    }

    @Nested
    class Completing {

        @Test
        void may_happen_with_or_without_verification() {
            maintenance
                    .given(scheduled(), started())
                    .when(complete(plain(4), "12:45"))
                    .expectEvents(new MaintenanceCompleted(ID, said(4, COMPLETED, COMPLETES, "12:45")));
            maintenance
                    .given(scheduled(), started(), verifying())
                    .when(complete(plain(4), "13:20"))
                    .expectEvents(new MaintenanceCompleted(ID, said(4, COMPLETED, COMPLETES, "13:20")));
        }

        @Test
        void needs_a_start() {
            maintenance
                    .given(scheduled())
                    .when(complete(plain(4), "13:00"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_NOT_STARTED));
        }

        @Test
        void cannot_lie_before_what_was_told_to_be_in_progress() {
            maintenance
                    .given(scheduled(), started(), posted(update(5, IN_PROGRESS, "12:30")))
                    .when(complete(new Turn(updateId(4), null, at("12:20")), "12:45"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_TIMES_OUT_OF_ORDER));
        }

        @Test
        void said_twice_is_true_once_but_what_is_canceled_is_not_completed() {
            maintenance
                    .given(scheduled(), started(), completed())
                    .when(complete(plain(5), "13:30"))
                    .expectNoEvents();
            maintenance
                    .given(scheduled(), canceled())
                    .when(complete(plain(5), "13:30"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_OVER));
        }
    }

    @Nested
    class Canceling {

        @Test
        void is_possible_before_the_start_and_while_it_runs() {
            var words = "The scheduled maintenance has been canceled.";
            maintenance
                    .given(scheduled())
                    .when(cancel(plain(4), "09:00"))
                    .expectEvents(new MaintenanceCanceled(ID, said(4, CANCELED, words, "09:00")));
            maintenance
                    .given(scheduled(), started())
                    .when(cancel(plain(4), "12:10"))
                    .expectEvents(new MaintenanceCanceled(ID, said(4, CANCELED, words, "12:10")));
        }

        @Test
        void said_twice_is_true_once_but_what_is_completed_is_not_canceled() {
            maintenance
                    .given(scheduled(), canceled())
                    .when(cancel(plain(5), "10:00"))
                    .expectNoEvents();
            maintenance
                    .given(scheduled(), started(), completed())
                    .when(cancel(plain(5), "13:30"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_OVER));
        }
    }

    @Nested
    class PostingAnUpdate {

        @Test
        void leaves_the_maintenance_where_it_stood_at_that_time() {
            maintenance
                    .given(scheduled(), started(), verifying())
                    .when(unsaid(update(5, IN_PROGRESS, "12:10"), "12:40"))
                    .expectEvents(posted(update(5, IN_PROGRESS, "12:10")));
        }

        @Test
        void cannot_move_it_on() {
            for (var status : List.of(IN_PROGRESS, VERIFYING, COMPLETED, CANCELED)) {
                maintenance
                        .given(scheduled())
                        .when(post(update(5, status, "09:00"), "09:00"))
                        .expectNoEvents()
                        .expectException(refusal(USE_MAINTENANCE_ROUTE, "/status"));
            }
        }

        @Test
        void may_say_how_components_do_while_it_runs() {
            var told = update(5, IN_PROGRESS, "12:20", claim(API, OPERATIONAL), claim(WEB, DEGRADED_PERFORMANCE));
            maintenance.given(scheduled(), started()).when(post(told, "12:20")).expectEvents(posted(told));
        }

        @Test
        void says_nothing_of_components_before_it_runs() {
            maintenance
                    .given(scheduled())
                    .when(post(update(5, SCHEDULED, "09:00", claim(API, OPERATIONAL)), "09:00"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_NOT_STARTED, "/components"));
        }

        @Test
        void names_each_component_once() {
            maintenance
                    .given(scheduled(), started())
                    .when(post(
                            update(5, IN_PROGRESS, "12:20", claim(API, OPERATIONAL), claim(API, OPERATIONAL)), "12:20"))
                    .expectNoEvents()
                    .expectException(refusal(COMPONENT_NAMED_TWICE, "/components/1/id"));
        }

        @Test
        void is_the_same_under_the_same_id() {
            maintenance
                    .given(scheduled(), posted(update(5, SCHEDULED, "09:00")))
                    .when(post(update(5, SCHEDULED, "09:00"), "09:01"))
                    .expectNoEvents();
        }

        @Test
        void cannot_lie_ahead() {
            maintenance
                    .given(scheduled())
                    .when(post(update(5, SCHEDULED, "09:06"), "09:00"))
                    .expectNoEvents()
                    .expectException(refusal(TIME_IN_THE_FUTURE, "/occurredAt"));
        }

        @Test
        void as_a_note_is_taken_at_any_time_and_moves_nothing() {
            maintenance
                    .given(scheduled(), started(), completed())
                    .when(post(note(5, COMPLETED, "13:30"), "13:30"))
                    .expectEvents(posted(note(5, COMPLETED, "13:30")));
            maintenance
                    .given(scheduled(), started(), verifying())
                    .when(post(note(5, IN_PROGRESS, "12:40"), "12:40"))
                    .expectNoEvents()
                    .expectException(refusal(NOTE_CANNOT_CHANGE_STATUS, "/status"));
        }
    }

    @Nested
    class CorrectingAnUpdate {

        @Test
        void records_what_differs_with_the_reason() {
            maintenance
                    .given(scheduled())
                    .when(correct("Better words", at("08:00"), List.of()))
                    .expectEvents(new MaintenanceUpdateCorrected(ID, updateId(1), "Better words", null, null))
                    .expectResultMessagePayload(new Outcome(1, true));
        }

        @Test
        void of_the_start_tells_when_it_really_was() {
            maintenance
                    .given(scheduled(), started(), completed())
                    .when(correct(2, null, at("11:58"), null, "14:00"))
                    .expectEvents(new MaintenanceUpdateCorrected(ID, updateId(2), null, at("11:58"), null));
        }

        @Test
        void that_puts_the_end_before_the_start_is_refused() {
            maintenance
                    .given(scheduled(), started(), completed())
                    .when(correct(4, null, at("11:59"), null, "14:00"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_TIMES_OUT_OF_ORDER));
        }

        @Test
        void that_changes_nothing_is_none_whatever_components_are_called_by_now() {
            var renamed = List.of(new AffectedComponent(API, UNDER_MAINTENANCE, "Interface"));
            maintenance
                    .given(scheduled(), started())
                    .when(correct(2, "Message 2", at("12:00"), renamed, "14:00"))
                    .expectNoEvents();
        }

        @Test
        void says_nothing_of_components_where_nothing_runs() {
            maintenance
                    .given(scheduled())
                    .when(correct(null, null, List.of(claim(API, OPERATIONAL))))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_NOT_STARTED, "/components"));
        }

        @Test
        void that_does_not_exist_is_refused() {
            maintenance
                    .given(scheduled())
                    .when(correct(5, "Words", null, null, "14:00"))
                    .expectNoEvents()
                    .expectException(refusal(UNKNOWN_UPDATE));
        }
    }

    private static MaintenanceUpdatePosted posted(MaintenanceUpdate update) {
        return new MaintenanceUpdatePosted(ID, update);
    }

    private static MaintenanceUpdate said(
            int number, MaintenanceStatus status, String message, String time, AffectedComponent... components) {
        return new MaintenanceUpdate(updateId(number), status, message, List.of(components), at(time), PUBLIC);
    }

    private static MaintenanceCommand unsaid(MaintenanceUpdate update, String time) {
        return new MaintenanceCommand.PostMaintenanceUpdate(
                ID,
                update.id(),
                null,
                update.message(),
                update.components(),
                update.occurredAt(),
                update.audience(),
                at(time));
    }

    private static CorrectMaintenanceUpdate correct(
            String message, Instant occurredAt, List<AffectedComponent> components) {
        return correct(1, message, occurredAt, components, "10:00");
    }

    private static CorrectMaintenanceUpdate correct(
            int number, String message, Instant occurredAt, List<AffectedComponent> components, String time) {
        return new CorrectMaintenanceUpdate(
                ID, updateId(number), message, occurredAt, components, "Typing error", at(time));
    }
}
