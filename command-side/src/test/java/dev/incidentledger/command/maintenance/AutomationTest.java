package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.maintenance.Samples.API;
import static dev.incidentledger.command.maintenance.Samples.COMPLETES;
import static dev.incidentledger.command.maintenance.Samples.ID;
import static dev.incidentledger.command.maintenance.Samples.STARTS;
import static dev.incidentledger.command.maintenance.Samples.at;
import static dev.incidentledger.command.maintenance.Samples.canceled;
import static dev.incidentledger.command.maintenance.Samples.claim;
import static dev.incidentledger.command.maintenance.Samples.completed;
import static dev.incidentledger.command.maintenance.Samples.follow;
import static dev.incidentledger.command.maintenance.Samples.scheduled;
import static dev.incidentledger.command.maintenance.Samples.started;
import static dev.incidentledger.command.maintenance.Samples.updateId;
import static dev.incidentledger.command.maintenance.Samples.verifying;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.COMPLETED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.IN_PROGRESS;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceReminded;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.Schedule;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AutomationTest {

    private final FixtureConfiguration<Maintenance> maintenance = new AggregateTestFixture<>(Maintenance.class);

    @Nested
    class Starting {

        @Test
        void happens_at_the_planned_time() {
            maintenance.given(scheduled()).when(follow("12:00", "12:00")).expectEvents(startedAt("12:00"));
        }

        @Test
        void happens_late_with_the_time_at_which_it_did() {
            maintenance.given(scheduled()).when(follow("12:00", "12:40")).expectEvents(startedAt("12:40"));
        }

        @Test
        void does_not_happen_early_whoever_was_woken() {
            maintenance.given(scheduled()).when(follow("12:00", "11:59")).expectNoEvents();
        }

        @Test
        void does_not_happen_at_the_time_of_a_plan_that_was_given_up() {
            maintenance
                    .given(scheduled(), rescheduled("14:00", "15:00"))
                    .when(follow("12:00", "12:00"))
                    .expectNoEvents();
        }

        @Test
        void does_not_happen_twice_nor_after_it_was_done_by_hand() {
            maintenance
                    .given(scheduled(), started())
                    .when(follow("12:00", "12:00"))
                    .expectNoEvents();
            maintenance
                    .given(scheduled(), started(), verifying())
                    .when(follow("12:00", "12:30"))
                    .expectNoEvents();
            maintenance
                    .given(scheduled(), started(), completed())
                    .when(follow("12:00", "13:10"))
                    .expectNoEvents();
            maintenance
                    .given(scheduled(), canceled())
                    .when(follow("12:00", "12:00"))
                    .expectNoEvents();
        }

        @Test
        void is_left_to_the_operators_if_they_want_to() {
            var byHand = new Schedule(at("12:00"), at("13:00"), false, true, 60);
            maintenance.given(scheduled(byHand)).when(follow("12:00", "12:00")).expectNoEvents();
            maintenance.given(scheduled(byHand)).when(follow("13:00", "13:00")).expectNoEvents();
        }
    }

    @Nested
    class Completing {

        @Test
        void happens_at_the_planned_end_also_of_what_is_being_verified() {
            maintenance
                    .given(scheduled(), started())
                    .when(follow("13:00", "13:00"))
                    .expectEvents(completedBy(6, "13:00"));
            maintenance
                    .given(scheduled(), started(), verifying())
                    .when(follow("13:00", "13:00"))
                    .expectEvents(completedBy(6, "13:00"));
        }

        @Test
        void comes_with_the_start_when_nobody_ran_in_between() {
            maintenance
                    .given(scheduled())
                    .when(follow("12:00", "17:00"))
                    .expectEvents(startedAt("17:00"), completedBy(7, "17:00"));
        }

        @Test
        void waits_for_an_end_that_was_put_off() {
            maintenance
                    .given(scheduled(), started(), rescheduled("12:00", "15:00"))
                    .when(follow("13:00", "13:00"))
                    .expectNoEvents();
        }

        @Test
        void is_left_to_the_operators_if_they_want_to() {
            maintenance
                    .given(scheduled(new Schedule(at("12:00"), at("13:00"), true, false, 60)), started())
                    .when(follow("13:00", "13:00"))
                    .expectNoEvents();
        }
    }

    @Nested
    class Reminding {

        @Test
        void tells_how_long_it_still_is() {
            maintenance.given(scheduled()).when(follow("11:00", "11:00")).expectEvents(reminded("60 minutes", "11:00"));
            maintenance.given(scheduled()).when(follow("11:00", "11:35")).expectEvents(reminded("25 minutes", "11:35"));
            maintenance.given(scheduled()).when(follow("11:00", "11:59")).expectEvents(reminded("1 minute", "11:59"));
        }

        @Test
        void tells_it_in_hours_when_it_is_long() {
            maintenance
                    .given(scheduled(new Schedule(at("12:00"), at("13:00"), true, true, 180)))
                    .when(follow("09:00", "09:00"))
                    .expectEvents(reminded("3 hours", "09:00"));
        }

        @Test
        void happens_once_for_each_start() {
            maintenance
                    .given(scheduled(), reminded("60 minutes", "11:00"))
                    .when(follow("11:00", "11:01"))
                    .expectNoEvents();
            maintenance
                    .given(scheduled(), reminded("60 minutes", "11:00"), rescheduled("12:00", "13:30"))
                    .when(follow("11:00", "11:05"))
                    .expectNoEvents();
            maintenance
                    .given(scheduled(), reminded("60 minutes", "11:00"), rescheduled("14:00", "15:00"))
                    .when(new MaintenanceCommand.FollowSchedule(ID, at("13:00"), updateId(8), updateId(9), at("13:00")))
                    .expectEvents(new MaintenanceReminded(
                            ID, said(8, SCHEDULED, "Maintenance will begin as scheduled in 60 minutes.", "13:00")));
        }

        @Test
        void belongs_to_its_own_alarm() {
            maintenance
                    .given(scheduled(), rescheduled("12:30", "13:30"))
                    .when(follow("12:00", "12:00"))
                    .expectNoEvents();
        }

        @Test
        void is_not_given_early_nor_once_it_was_to_start() {
            maintenance.given(scheduled()).when(follow("11:00", "10:59")).expectNoEvents();
            maintenance
                    .given(scheduled(), started())
                    .when(follow("11:00", "11:00"))
                    .expectNoEvents();
            var byHand = new Schedule(at("12:00"), at("13:00"), false, true, 60);
            maintenance.given(scheduled(byHand)).when(follow("11:00", "12:00")).expectNoEvents();
        }

        @Test
        void is_left_out_if_nobody_wants_it() {
            maintenance
                    .given(scheduled(new Schedule(at("12:00"), at("13:00"), true, true, null)))
                    .when(follow("11:00", "11:00"))
                    .expectNoEvents();
        }
    }

    @Nested
    class AlarmsOfASchedule {

        @Test
        void are_its_reminder_its_start_and_its_end() {
            assertThat(Alarms.of(Samples.SCHEDULE, at("08:00"))).containsExactly(at("11:00"), at("12:00"), at("13:00"));
        }

        @Test
        void are_only_those_that_something_is_to_be_done_at() {
            assertThat(Alarms.of(new Schedule(at("12:00"), at("13:00"), false, false, null), at("08:00")))
                    .isEmpty();
        }

        @Test
        void have_no_reminder_that_would_come_with_the_plan() {
            assertThat(Alarms.of(Samples.SCHEDULE, at("11:00"))).containsExactly(at("12:00"), at("13:00"));
        }
    }

    private static MaintenanceStarted startedAt(String time) {
        return new MaintenanceStarted(ID, said(6, IN_PROGRESS, STARTS, time, claim(API, UNDER_MAINTENANCE)));
    }

    private static MaintenanceCompleted completedBy(int number, String time) {
        return new MaintenanceCompleted(ID, said(number, COMPLETED, COMPLETES, time));
    }

    private static MaintenanceReminded reminded(String left, String time) {
        return new MaintenanceReminded(
                ID, said(6, SCHEDULED, "Maintenance will begin as scheduled in %s.".formatted(left), time));
    }

    private static MaintenanceRescheduled rescheduled(String from, String until) {
        return new MaintenanceRescheduled(ID, new Schedule(at(from), at(until), true, true, 60), null);
    }

    private static MaintenanceUpdate said(
            int number, MaintenanceStatus status, String message, String time, AffectedComponent... components) {
        return new MaintenanceUpdate(updateId(number), status, message, List.of(components), at(time), PUBLIC);
    }
}
