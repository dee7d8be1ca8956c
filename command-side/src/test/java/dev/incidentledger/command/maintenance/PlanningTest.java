package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.maintenance.Samples.API;
import static dev.incidentledger.command.maintenance.Samples.ID;
import static dev.incidentledger.command.maintenance.Samples.PLANNED;
import static dev.incidentledger.command.maintenance.Samples.SAME_SCHEDULE;
import static dev.incidentledger.command.maintenance.Samples.SCHEDULE;
import static dev.incidentledger.command.maintenance.Samples.WEB;
import static dev.incidentledger.command.maintenance.Samples.announcement;
import static dev.incidentledger.command.maintenance.Samples.at;
import static dev.incidentledger.command.maintenance.Samples.completed;
import static dev.incidentledger.command.maintenance.Samples.revise;
import static dev.incidentledger.command.maintenance.Samples.schedule;
import static dev.incidentledger.command.maintenance.Samples.scheduled;
import static dev.incidentledger.command.maintenance.Samples.started;
import static dev.incidentledger.command.maintenance.Samples.update;
import static dev.incidentledger.command.maintenance.Samples.updateId;
import static dev.incidentledger.command.platform.Refusal.refusal;
import static dev.incidentledger.command.platform.RejectionCode.COMPONENT_NAMED_TWICE;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_ALREADY_STARTED;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_ENDS_BEFORE_IT_BEGINS;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_ID_IN_USE;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_IN_THE_PAST;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_OVER;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_TOO_LONG;
import static dev.incidentledger.command.platform.RejectionCode.TIME_IN_THE_FUTURE;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.IN_PROGRESS;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.SCHEDULED;

import dev.incidentledger.command.maintenance.MaintenanceCommand.ReviseMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ScheduleMaintenance;
import dev.incidentledger.command.maintenance.ScheduleChange.Reminder;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRenamed;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.PlannedComponentsRevised;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanningTest {

    private static final List<PlannedComponent> BOTH =
            List.of(new PlannedComponent(API, "API"), new PlannedComponent(WEB, "Web"));

    private final FixtureConfiguration<Maintenance> maintenance = new AggregateTestFixture<>(Maintenance.class);

    @Nested
    class Scheduling {

        @Test
        void is_recorded_as_planned_and_announced() {
            maintenance.givenNoPriorActivity().when(schedule()).expectEvents(scheduled());
        }

        @Test
        void may_begin_in_the_past_if_it_ends_later() {
            var now = new Schedule(at("07:30"), at("08:30"), true, true, null);
            maintenance.givenNoPriorActivity().when(schedule(now)).expectEvents(scheduled(now));
        }

        @Test
        void needs_an_end_after_its_beginning() {
            maintenance
                    .givenNoPriorActivity()
                    .when(schedule(new Schedule(at("12:00"), at("12:00"), true, true, null)))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_ENDS_BEFORE_IT_BEGINS, "/scheduledUntil"));
        }

        @Test
        void lasts_at_most_ninety_days() {
            var until = at("12:00").plus(Duration.ofDays(90));
            var longest = new Schedule(at("12:00"), until, true, true, null);
            maintenance.givenNoPriorActivity().when(schedule(longest)).expectEvents(scheduled(longest));
            maintenance
                    .givenNoPriorActivity()
                    .when(schedule(new Schedule(at("12:00"), until.plusSeconds(1), true, true, null)))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_TOO_LONG, "/scheduledUntil"));
        }

        @Test
        void that_would_be_over_already_is_refused() {
            maintenance
                    .givenNoPriorActivity()
                    .when(schedule(new Schedule(at("07:00"), at("08:00"), true, true, null)))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_IN_THE_PAST, "/scheduledUntil"));
        }

        @Test
        void names_each_component_once() {
            var twice = List.of(new PlannedComponent(API, "API"), new PlannedComponent(API, "API"));
            maintenance
                    .givenNoPriorActivity()
                    .when(new ScheduleMaintenance(
                            ID, "Database moves", twice, SCHEDULE, announcement(), PUBLIC, at("08:00")))
                    .expectNoEvents()
                    .expectException(refusal(COMPONENT_NAMED_TWICE, "/components/1"));
        }

        @Test
        void cannot_be_announced_ahead() {
            var ahead = update(1, SCHEDULED, "08:06");
            maintenance
                    .givenNoPriorActivity()
                    .when(new ScheduleMaintenance(ID, "Database moves", PLANNED, SCHEDULE, ahead, PUBLIC, at("08:00")))
                    .expectNoEvents()
                    .expectException(refusal(TIME_IN_THE_FUTURE, "/occurredAt"));
        }

        @Test
        void the_same_again_adds_nothing_and_another_under_its_id_is_refused() {
            maintenance.given(scheduled(), started()).when(schedule()).expectNoEvents();
            maintenance
                    .given(scheduled())
                    .when(new ScheduleMaintenance(
                            ID, "Another", PLANNED, SCHEDULE, update(5, SCHEDULED, "08:00"), PUBLIC, at("08:00")))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_ID_IN_USE));
        }
    }

    @Nested
    class Revising {

        @Test
        void records_the_whole_schedule_and_what_was_said_of_it() {
            maintenance
                    .given(scheduled())
                    .when(revise(
                            new ScheduleChange(at("14:00"), at("15:00"), null, false, new Reminder(null)),
                            "Later",
                            "09:00"))
                    .expectEvents(new MaintenanceRescheduled(
                            ID, new Schedule(at("14:00"), at("15:00"), true, false, null), said(SCHEDULED, "09:00")));
        }

        @Test
        void may_pass_without_a_word() {
            maintenance
                    .given(scheduled())
                    .when(revise(new ScheduleChange(null, at("13:30"), null, null, null), null, "09:00"))
                    .expectEvents(new MaintenanceRescheduled(
                            ID, new Schedule(at("12:00"), at("13:30"), true, true, 60), null));
        }

        @Test
        void of_title_and_components_is_told_apart_and_recorded_at_once() {
            maintenance
                    .given(scheduled())
                    .when(new ReviseMaintenance(
                            ID, "Databases move", BOTH, SAME_SCHEDULE, updateId(8), "More", at("09:00")))
                    .expectEvents(
                            new MaintenanceRenamed(ID, "Databases move"),
                            new PlannedComponentsRevised(ID, BOTH),
                            new MaintenanceUpdatePosted(ID, said(SCHEDULED, "More", "09:00")));
        }

        @Test
        void that_changes_nothing_is_none_whatever_it_says() {
            maintenance
                    .given(scheduled())
                    .when(new ReviseMaintenance(
                            ID,
                            "Database moves",
                            PLANNED,
                            new ScheduleChange(at("12:00"), at("13:00"), true, true, new Reminder(60)),
                            updateId(8),
                            "Nothing new",
                            at("09:00")))
                    .expectNoEvents();
        }

        @Test
        void keeps_the_rules_of_a_schedule() {
            maintenance
                    .given(scheduled())
                    .when(revise(new ScheduleChange(at("13:00"), null, null, null, null), null, "09:00"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_ENDS_BEFORE_IT_BEGINS, "/scheduledUntil"));
            maintenance
                    .given(scheduled())
                    .when(revise(new ScheduleChange(at("08:00"), at("09:00"), null, null, null), null, "09:00"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_IN_THE_PAST, "/scheduledUntil"));
        }

        @Test
        void may_extend_what_runs_even_past_its_end() {
            maintenance
                    .given(scheduled(), started())
                    .when(revise(new ScheduleChange(null, at("14:00"), null, null, null), "Longer", "13:10"))
                    .expectEvents(new MaintenanceRescheduled(
                            ID,
                            new Schedule(at("12:00"), at("14:00"), true, true, 60),
                            said(IN_PROGRESS, "Longer", "13:10")));
        }

        @Test
        void may_end_what_began_early_before_it_was_planned_to_begin() {
            maintenance
                    .given(scheduled(), startedAt("09:00"))
                    .when(revise(new ScheduleChange(null, at("10:00"), null, null, null), null, "09:10"))
                    .expectEvents(new MaintenanceRescheduled(
                            ID, new Schedule(at("12:00"), at("10:00"), true, true, 60), null));
        }

        @Test
        void keeps_the_end_after_the_real_start_and_within_ninety_days_of_it() {
            maintenance
                    .given(scheduled(), startedAt("09:00"))
                    .when(revise(new ScheduleChange(null, at("09:00"), null, null, null), null, "08:58"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_ENDS_BEFORE_IT_BEGINS, "/scheduledUntil"));
            var tooLate = at("09:00").plus(Duration.ofDays(90)).plusSeconds(1);
            maintenance
                    .given(scheduled(), startedAt("09:00"))
                    .when(revise(new ScheduleChange(null, tooLate, null, null, null), null, "09:10"))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_TOO_LONG, "/scheduledUntil"));
        }

        @Test
        void may_have_what_started_after_its_planned_end_complete_by_itself() {
            maintenance
                    .given(scheduled(new Schedule(at("12:00"), at("13:00"), true, false, 60)), startedAt("17:00"))
                    .when(revise(new ScheduleChange(null, null, null, true, null), null, "17:10"))
                    .expectEvents(new MaintenanceRescheduled(
                            ID, new Schedule(at("12:00"), at("13:00"), true, true, 60), null));
        }

        @Test
        void may_switch_automation_of_what_overruns() {
            maintenance
                    .given(scheduled(), started())
                    .when(revise(new ScheduleChange(null, null, null, false, null), null, "13:10"))
                    .expectEvents(new MaintenanceRescheduled(
                            ID, new Schedule(at("12:00"), at("13:00"), true, false, 60), null));
        }

        @Test
        void is_refused_once_it_is_over() {
            maintenance
                    .given(scheduled(), started(), completed())
                    .when(new ReviseMaintenance(ID, "Other", null, SAME_SCHEDULE, updateId(8), null, at("14:00")))
                    .expectNoEvents()
                    .expectException(refusal(MAINTENANCE_OVER));
        }
    }

    static Stream<ReviseMaintenance> what_is_no_plan_any_more() {
        return Stream.of(
                revise(new ScheduleChange(at("12:30"), null, null, null, null), null, "12:10"),
                revise(new ScheduleChange(null, null, false, null, null), null, "12:10"),
                revise(new ScheduleChange(null, null, null, null, new Reminder(30)), null, "12:10"),
                new ReviseMaintenance(ID, null, BOTH, SAME_SCHEDULE, updateId(8), null, at("12:10")));
    }

    static Stream<String> pointers() {
        return Stream.of("/scheduledFor", "/automaticStart", "/reminderMinutes", "/components");
    }

    @ParameterizedTest
    @MethodSource("what_is_no_plan_any_more")
    void what_has_happened_is_no_plan_any_more(ReviseMaintenance revision) {
        var pointer =
                pointers().toList().get(what_is_no_plan_any_more().toList().indexOf(revision));
        maintenance
                .given(scheduled(), started())
                .when(revision)
                .expectNoEvents()
                .expectException(refusal(MAINTENANCE_ALREADY_STARTED, pointer));
    }

    private static MaintenanceStarted startedAt(String time) {
        return new MaintenanceStarted(ID, update(2, IN_PROGRESS, time));
    }

    private static MaintenanceUpdate said(MaintenanceStatus status, String time) {
        return said(status, "Later", time);
    }

    private static MaintenanceUpdate said(MaintenanceStatus status, String message, String time) {
        return new MaintenanceUpdate(updateId(8), status, message, List.of(), at(time), PUBLIC);
    }
}
