package dev.incidentledger.command.incident;

import static dev.incidentledger.command.incident.Samples.API;
import static dev.incidentledger.command.incident.Samples.ID;
import static dev.incidentledger.command.incident.Samples.NOW;
import static dev.incidentledger.command.incident.Samples.at;
import static dev.incidentledger.command.incident.Samples.claim;
import static dev.incidentledger.command.incident.Samples.identified;
import static dev.incidentledger.command.incident.Samples.identify;
import static dev.incidentledger.command.incident.Samples.note;
import static dev.incidentledger.command.incident.Samples.post;
import static dev.incidentledger.command.incident.Samples.postUnchanged;
import static dev.incidentledger.command.incident.Samples.posted;
import static dev.incidentledger.command.incident.Samples.promising;
import static dev.incidentledger.command.incident.Samples.reopen;
import static dev.incidentledger.command.incident.Samples.reopened;
import static dev.incidentledger.command.incident.Samples.resolve;
import static dev.incidentledger.command.incident.Samples.resolved;
import static dev.incidentledger.command.incident.Samples.update;
import static dev.incidentledger.command.incident.Samples.updateId;
import static dev.incidentledger.command.platform.Refusal.refusal;
import static dev.incidentledger.command.platform.RejectionCode.COMPONENT_NAMED_TWICE;
import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_ALREADY_RESOLVED;
import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_ID_IN_USE;
import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_NOT_RESOLVED;
import static dev.incidentledger.command.platform.RejectionCode.NOTE_CANNOT_CHANGE_STATUS;
import static dev.incidentledger.command.platform.RejectionCode.PROMISE_BEFORE_UPDATE;
import static dev.incidentledger.command.platform.RejectionCode.PROMISE_NOT_POSSIBLE;
import static dev.incidentledger.command.platform.RejectionCode.REOPENED_BEFORE_IT_RESOLVED;
import static dev.incidentledger.command.platform.RejectionCode.RESOLVED_BEFORE_IT_OPENED;
import static dev.incidentledger.command.platform.RejectionCode.TIME_IN_THE_FUTURE;
import static dev.incidentledger.command.platform.RejectionCode.UPDATE_ID_IN_USE;
import static dev.incidentledger.command.platform.RejectionCode.USE_POSTMORTEM_ROUTE;
import static dev.incidentledger.command.platform.RejectionCode.USE_RESOLUTION_ROUTE;
import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.incident.UpdateStatus.IDENTIFIED;
import static dev.incidentledger.events.incident.UpdateStatus.INVESTIGATING;
import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.events.incident.UpdateStatus.POSTMORTEM;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;

import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateStatus;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingTest {

    private final FixtureConfiguration<Incident> incident = new AggregateTestFixture<>(Incident.class);

    @Nested
    class Identifying {

        @ParameterizedTest
        @EnumSource(names = "POSTMORTEM", mode = EnumSource.Mode.EXCLUDE)
        void opens_the_incident_or_tells_of_it_afterwards(UpdateStatus status) {
            incident.givenNoPriorActivity()
                    .when(identify(update(1, status, "10:00")))
                    .expectEvents(identified(update(1, status, "10:00")));
        }

        @Test
        void records_all_that_was_said() {
            var origin = new Origin("Cloud Co", List.of(new ExternalReference("cloud-co", "4711", null)));
            var opening = update(1, IDENTIFIED, "10:00", claim(API, MAJOR_OUTAGE));
            incident.givenNoPriorActivity()
                    .when(new IdentifyIncident(
                            ID, "Down", at("09:00"), opening, INTERNAL, "Europe", origin, Impact.MAJOR, NOW))
                    .expectEvents(new IncidentIdentified(
                            ID, "Down", at("09:00"), opening, INTERNAL, "Europe", origin, Impact.MAJOR));
        }

        @Test
        void may_start_after_its_first_update() {
            var opening = update(1, INVESTIGATING, "09:00");
            incident.givenNoPriorActivity().when(identify(opening)).expectEvents(identified(opening));
        }

        @Test
        void is_refused_with_the_postmortem() {
            incident.givenNoPriorActivity()
                    .when(identify(update(1, POSTMORTEM, "10:00")))
                    .expectNoEvents()
                    .expectException(refusal(USE_POSTMORTEM_ROUTE, "/status"));
        }

        @Test
        void is_refused_with_a_note() {
            incident.givenNoPriorActivity()
                    .when(identify(note(1, INVESTIGATING, "10:00")))
                    .expectNoEvents()
                    .expectException(refusal(NOTE_CANNOT_CHANGE_STATUS, "/audience"));
        }

        @Test
        void is_refused_when_it_starts_in_the_future() {
            incident.givenNoPriorActivity()
                    .when(new IdentifyIncident(
                            ID, "Down", at("12:06"), update(1, INVESTIGATING, "12:00"), PUBLIC, null, null, null, NOW))
                    .expectNoEvents()
                    .expectException(refusal(TIME_IN_THE_FUTURE, "/startedAt"));
        }

        @Test
        void said_twice_is_true_once() {
            incident.given(identified())
                    .when(identify(update(1, INVESTIGATING, "10:00")))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_for_an_incident_that_another_update_opened() {
            incident.given(identified())
                    .when(identify(update(2, INVESTIGATING, "10:00")))
                    .expectNoEvents()
                    .expectException(refusal(INCIDENT_ID_IN_USE));
        }
    }

    @Nested
    class PostingAnUpdate {

        @ParameterizedTest
        @EnumSource(names = {"INVESTIGATING", "IDENTIFIED", "MONITORING"})
        void may_move_an_open_incident_forth_and_back_and_nowhere(UpdateStatus status) {
            incident.given(identified(), posted(update(2, IDENTIFIED, "10:10")))
                    .when(post(update(3, status, "10:20")))
                    .expectEvents(posted(update(3, status, "10:20")));
        }

        @Test
        void is_recorded_with_all_that_was_said() {
            var update = promising(update(2, MONITORING, "10:10", claim(API, DEGRADED_PERFORMANCE)), "10:40");
            incident.given(identified()).when(post(update)).expectEvents(posted(update));
        }

        @Test
        void leaves_the_status_unchanged_when_it_says_none() {
            incident.given(identified(), posted(update(2, IDENTIFIED, "10:10")))
                    .when(postUnchanged(update(3, IDENTIFIED, "10:20")))
                    .expectEvents(posted(update(3, IDENTIFIED, "10:20")));
        }

        @Test
        void takes_the_newer_of_two_statuses_told_for_the_same_time() {
            incident.given(identified(), posted(update(2, IDENTIFIED, "10:10")), posted(update(3, MONITORING, "10:10")))
                    .when(postUnchanged(update(4, MONITORING, "10:20")))
                    .expectEvents(posted(update(4, MONITORING, "10:20")));
        }

        @Test
        void takes_the_status_of_its_own_time_when_told_late() {
            incident.given(identified(), posted(update(2, MONITORING, "10:30")))
                    .when(postUnchanged(update(3, INVESTIGATING, "10:20")))
                    .expectEvents(posted(update(3, INVESTIGATING, "10:20")));
        }

        @Test
        void takes_the_first_status_when_it_happened_before_all_else() {
            incident.given(identified(update(1, IDENTIFIED, "10:00")), posted(update(2, MONITORING, "10:30")))
                    .when(postUnchanged(update(3, IDENTIFIED, "08:00")))
                    .expectEvents(posted(update(3, IDENTIFIED, "08:00")));
        }

        @Test
        void takes_no_status_from_before_the_incident_was_reopened() {
            incident.given(
                            identified(),
                            posted(update(2, MONITORING, "11:30")),
                            resolved(),
                            reopened(update(3, INVESTIGATING, "11:10")))
                    .when(postUnchanged(update(4, INVESTIGATING, "11:40")))
                    .expectEvents(posted(update(4, INVESTIGATING, "11:40")));
        }

        @Test
        void twice_with_the_same_text_is_two_updates() {
            var again = new Update(updateId(3), INVESTIGATING, "Message 2", List.of(), at("10:10"), null, PUBLIC);
            incident.given(identified(), posted(update(2, INVESTIGATING, "10:10")))
                    .when(post(again))
                    .expectEvents(posted(again));
        }

        @Test
        void twice_under_one_id_is_one_update_even_once_resolved() {
            incident.given(identified(), posted(update(2, MONITORING, "10:10")), resolved())
                    .when(post(update(2, MONITORING, "10:10")))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_under_the_id_of_the_resolution() {
            incident.given(identified(), resolved(), reopened(update(2, INVESTIGATING, "11:10")))
                    .when(post(update(9, MONITORING, "11:20")))
                    .expectNoEvents()
                    .expectException(refusal(UPDATE_ID_IN_USE));
        }

        @Test
        void is_refused_under_the_id_of_the_postmortem() {
            var postmortem = new Postmortem(updateId(5), 1, "Why", PostmortemState.DRAFT, at("11:30"));
            incident.given(
                            identified(),
                            resolved(),
                            new PostmortemAttached(ID, postmortem),
                            reopened(update(2, INVESTIGATING, "11:10")))
                    .when(post(update(5, MONITORING, "11:20")))
                    .expectNoEvents()
                    .expectException(refusal(UPDATE_ID_IN_USE));
        }

        @Test
        void is_refused_once_the_incident_is_resolved() {
            incident.given(identified(), resolved())
                    .when(post(update(2, MONITORING, "11:10")))
                    .expectNoEvents()
                    .expectException(refusal(INCIDENT_ALREADY_RESOLVED));
        }

        @Test
        void is_refused_when_it_says_nothing_of_the_status_of_a_resolved_incident() {
            incident.given(identified(), resolved())
                    .when(postUnchanged(update(2, RESOLVED, "11:10")))
                    .expectNoEvents()
                    .expectException(refusal(INCIDENT_ALREADY_RESOLVED));
        }

        @Test
        void is_refused_when_it_would_resolve_the_incident() {
            incident.given(identified())
                    .when(post(update(2, RESOLVED, "10:10")))
                    .expectNoEvents()
                    .expectException(refusal(USE_RESOLUTION_ROUTE, "/status"));
        }

        @Test
        void is_refused_when_it_would_be_the_postmortem() {
            incident.given(identified(), resolved())
                    .when(post(update(2, POSTMORTEM, "11:10")))
                    .expectNoEvents()
                    .expectException(refusal(USE_POSTMORTEM_ROUTE, "/status"));
        }

        @Test
        void is_recorded_five_minutes_ahead() {
            incident.given(identified())
                    .when(post(update(2, MONITORING, "12:05")))
                    .expectEvents(posted(update(2, MONITORING, "12:05")));
        }

        @Test
        void is_refused_six_minutes_ahead() {
            incident.given(identified())
                    .when(post(update(2, MONITORING, "12:06")))
                    .expectNoEvents()
                    .expectException(refusal(TIME_IN_THE_FUTURE, "/occurredAt"));
        }

        @Test
        void may_promise_an_update_for_any_later_time() {
            var update = promising(update(2, MONITORING, "11:59"), "23:00");
            incident.given(identified()).when(post(update)).expectEvents(posted(update));
        }

        @Test
        void is_refused_when_its_promise_is_not_later_than_itself() {
            incident.given(identified())
                    .when(post(promising(update(2, MONITORING, "11:00"), "11:00")))
                    .expectNoEvents()
                    .expectException(refusal(PROMISE_BEFORE_UPDATE, "/nextUpdateBy"));
        }

        @Test
        void is_refused_when_it_names_a_component_twice() {
            incident.given(identified())
                    .when(post(
                            update(2, MONITORING, "11:00", claim(API, MAJOR_OUTAGE), claim(API, DEGRADED_PERFORMANCE))))
                    .expectNoEvents()
                    .expectException(refusal(COMPONENT_NAMED_TWICE, "/components/1/id"));
        }
    }

    @Nested
    class PostingANote {

        @Test
        void is_recorded_with_the_status_that_the_incident_has() {
            incident.given(identified(), posted(update(2, MONITORING, "10:10")))
                    .when(postUnchanged(note(3, MONITORING, "10:20")))
                    .expectEvents(posted(note(3, MONITORING, "10:20")));
        }

        @Test
        void may_say_the_status_that_the_incident_has() {
            incident.given(identified())
                    .when(post(note(2, INVESTIGATING, "10:20")))
                    .expectEvents(posted(note(2, INVESTIGATING, "10:20")));
        }

        @Test
        void is_recorded_once_the_incident_is_resolved_and_leaves_it_so() {
            incident.given(identified(), resolved())
                    .when(postUnchanged(note(2, RESOLVED, "11:20")))
                    .expectEvents(posted(note(2, RESOLVED, "11:20")));
        }

        @Test
        void leaves_a_resolved_incident_resolved() {
            incident.given(identified(), resolved(), posted(note(2, RESOLVED, "11:20")))
                    .when(post(update(3, MONITORING, "11:30")))
                    .expectNoEvents()
                    .expectException(refusal(INCIDENT_ALREADY_RESOLVED));
        }

        @Test
        void is_refused_when_it_would_change_the_status() {
            incident.given(identified())
                    .when(post(note(2, MONITORING, "10:20")))
                    .expectNoEvents()
                    .expectException(refusal(NOTE_CANNOT_CHANGE_STATUS, "/status"));
        }

        @Test
        void is_refused_when_it_would_open_a_resolved_incident() {
            incident.given(identified(), resolved())
                    .when(post(note(2, MONITORING, "11:20")))
                    .expectNoEvents()
                    .expectException(refusal(NOTE_CANNOT_CHANGE_STATUS, "/status"));
        }

        @Test
        void is_refused_when_it_promises_the_public_an_update() {
            incident.given(identified())
                    .when(post(promising(note(2, INVESTIGATING, "10:20"), "11:00")))
                    .expectNoEvents()
                    .expectException(refusal(PROMISE_NOT_POSSIBLE, "/nextUpdateBy"));
        }

        @Test
        void twice_under_one_id_is_one_note() {
            incident.given(identified(), resolved(), posted(note(2, RESOLVED, "11:20")))
                    .when(postUnchanged(note(2, RESOLVED, "11:20")))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class Resolving {

        @Test
        void ends_an_open_incident() {
            incident.given(identified())
                    .when(resolve(update(9, RESOLVED, "11:00")))
                    .expectEvents(resolved());
        }

        @Test
        void may_keep_a_component_from_being_operational() {
            incident.given(identified())
                    .when(resolve(update(9, RESOLVED, "11:00", claim(API, DEGRADED_PERFORMANCE))))
                    .expectEvents(resolved(claim(API, DEGRADED_PERFORMANCE)));
        }

        @Test
        void may_lie_before_updates_that_were_told_meanwhile() {
            incident.given(identified(), posted(update(2, MONITORING, "11:30")))
                    .when(resolve(update(9, RESOLVED, "11:00")))
                    .expectEvents(resolved());
        }

        @Test
        void may_lie_at_the_time_of_the_first_update() {
            incident.given(identified(update(1, INVESTIGATING, "11:00")))
                    .when(resolve(update(9, RESOLVED, "11:00")))
                    .expectEvents(resolved());
        }

        @Test
        void may_lie_before_the_opening_when_an_earlier_update_was_told_late() {
            incident.given(identified(update(1, INVESTIGATING, "11:30")), posted(update(2, INVESTIGATING, "10:30")))
                    .when(resolve(update(9, RESOLVED, "11:00")))
                    .expectEvents(resolved());
        }

        @Test
        void is_refused_before_the_first_update() {
            incident.given(identified())
                    .when(resolve(update(9, RESOLVED, "09:59")))
                    .expectNoEvents()
                    .expectException(refusal(RESOLVED_BEFORE_IT_OPENED));
        }

        @Test
        void is_not_excused_by_an_earlier_note() {
            incident.given(identified(), posted(note(2, INVESTIGATING, "09:00")))
                    .when(resolve(update(9, RESOLVED, "09:59")))
                    .expectNoEvents()
                    .expectException(refusal(RESOLVED_BEFORE_IT_OPENED));
        }

        @Test
        void is_refused_before_the_reopening() {
            incident.given(identified(), resolved(), reopened(update(2, INVESTIGATING, "11:20")))
                    .when(resolve(update(3, RESOLVED, "11:10")))
                    .expectNoEvents()
                    .expectException(refusal(RESOLVED_BEFORE_IT_OPENED));
        }

        @Test
        void is_refused_in_the_future() {
            incident.given(identified())
                    .when(resolve(update(9, RESOLVED, "12:06")))
                    .expectNoEvents()
                    .expectException(refusal(TIME_IN_THE_FUTURE, "/resolvedAt"));
        }

        @Test
        void said_twice_is_true_once() {
            incident.given(identified(), resolved())
                    .when(resolve(update(9, RESOLVED, "11:00")))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_when_another_update_resolved_it() {
            incident.given(identified(), resolved())
                    .when(resolve(update(8, RESOLVED, "11:00")))
                    .expectNoEvents()
                    .expectException(refusal(INCIDENT_ALREADY_RESOLVED));
        }

        @Test
        void is_refused_under_the_id_of_another_update() {
            incident.given(identified())
                    .when(resolve(update(1, RESOLVED, "11:00")))
                    .expectNoEvents()
                    .expectException(refusal(UPDATE_ID_IN_USE));
        }

        @Test
        void is_refused_for_an_incident_that_was_told_afterwards() {
            incident.given(identified(update(1, RESOLVED, "10:00")))
                    .when(resolve(update(9, RESOLVED, "11:00")))
                    .expectNoEvents()
                    .expectException(refusal(INCIDENT_ALREADY_RESOLVED));
        }
    }

    @Nested
    class Promising {

        @Test
        void is_refused_for_an_incident_that_is_told_afterwards() {
            incident.givenNoPriorActivity()
                    .when(identify(promising(update(1, RESOLVED, "10:00"), "13:00")))
                    .expectNoEvents()
                    .expectException(refusal(PROMISE_NOT_POSSIBLE, "/nextUpdateBy"));
        }

        @Test
        void is_possible_while_the_whole_incident_is_internal() {
            var opening = promising(update(1, INVESTIGATING, "10:00"), "13:00");
            incident.givenNoPriorActivity()
                    .when(identify(opening, INTERNAL))
                    .expectEvents(identified(opening, INTERNAL));
        }
    }

    @Nested
    class Reopening {

        @Test
        void opens_a_resolved_incident_again() {
            incident.given(identified(), resolved())
                    .when(reopen(update(2, IDENTIFIED, "11:20", claim(API, MAJOR_OUTAGE))))
                    .expectEvents(reopened(update(2, IDENTIFIED, "11:20", claim(API, MAJOR_OUTAGE))));
        }

        @Test
        void starts_by_investigating_unless_told_otherwise() {
            var wanted = update(2, INVESTIGATING, "11:20");
            incident.given(identified(), resolved())
                    .when(new ReopenIncident(
                            ID, wanted.id(), null, wanted.message(), List.of(), wanted.occurredAt(), null, NOW))
                    .expectEvents(reopened(wanted));
        }

        @Test
        void opens_an_incident_that_was_told_afterwards() {
            incident.given(identified(update(1, RESOLVED, "10:00")))
                    .when(reopen(update(2, INVESTIGATING, "10:20")))
                    .expectEvents(reopened(update(2, INVESTIGATING, "10:20")));
        }

        @Test
        void lets_the_incident_be_updated_and_resolved_again() {
            incident.given(
                            identified(),
                            resolved(),
                            reopened(update(2, INVESTIGATING, "11:20")),
                            posted(update(3, MONITORING, "11:30")))
                    .when(resolve(update(4, RESOLVED, "11:40")))
                    .expectEvents(new IncidentResolved(ID, update(4, RESOLVED, "11:40")));
        }

        @Test
        void is_refused_while_the_incident_is_open() {
            incident.given(identified())
                    .when(reopen(update(2, INVESTIGATING, "11:20")))
                    .expectNoEvents()
                    .expectException(refusal(INCIDENT_NOT_RESOLVED));
        }

        @Test
        void said_twice_is_true_once() {
            incident.given(identified(), resolved(), reopened(update(2, INVESTIGATING, "11:20")))
                    .when(reopen(update(2, INVESTIGATING, "11:20")))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_under_the_id_of_the_resolution() {
            incident.given(identified(), resolved())
                    .when(reopen(update(9, INVESTIGATING, "11:20")))
                    .expectNoEvents()
                    .expectException(refusal(UPDATE_ID_IN_USE));
        }

        @Test
        void is_refused_under_the_id_of_the_opening() {
            incident.given(identified(), resolved())
                    .when(reopen(update(1, INVESTIGATING, "11:20")))
                    .expectNoEvents()
                    .expectException(refusal(UPDATE_ID_IN_USE));
        }

        @Test
        void said_again_after_another_resolution_adds_nothing() {
            incident.given(
                            identified(),
                            resolved(),
                            reopened(update(2, INVESTIGATING, "11:20")),
                            new IncidentResolved(ID, update(3, RESOLVED, "11:40")))
                    .when(reopen(update(2, INVESTIGATING, "11:20")))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_before_the_resolution() {
            incident.given(identified(), resolved())
                    .when(reopen(update(2, INVESTIGATING, "10:59")))
                    .expectNoEvents()
                    .expectException(refusal(REOPENED_BEFORE_IT_RESOLVED));
        }

        @Test
        void is_refused_as_resolved() {
            incident.given(identified(), resolved())
                    .when(reopen(update(2, RESOLVED, "11:20")))
                    .expectNoEvents()
                    .expectException(refusal(USE_RESOLUTION_ROUTE, "/status"));
        }

        @Test
        void is_refused_in_the_future() {
            incident.given(identified(), resolved())
                    .when(reopen(update(2, INVESTIGATING, "12:06")))
                    .expectNoEvents()
                    .expectException(refusal(TIME_IN_THE_FUTURE, "/occurredAt"));
        }
    }
}
