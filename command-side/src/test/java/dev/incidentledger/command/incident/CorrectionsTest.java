package dev.incidentledger.command.incident;

import static dev.incidentledger.command.incident.Samples.API;
import static dev.incidentledger.command.incident.Samples.ID;
import static dev.incidentledger.command.incident.Samples.NOW;
import static dev.incidentledger.command.incident.Samples.WEB;
import static dev.incidentledger.command.incident.Samples.at;
import static dev.incidentledger.command.incident.Samples.claim;
import static dev.incidentledger.command.incident.Samples.identified;
import static dev.incidentledger.command.incident.Samples.note;
import static dev.incidentledger.command.incident.Samples.postUnchanged;
import static dev.incidentledger.command.incident.Samples.posted;
import static dev.incidentledger.command.incident.Samples.promising;
import static dev.incidentledger.command.incident.Samples.reopened;
import static dev.incidentledger.command.incident.Samples.resolved;
import static dev.incidentledger.command.incident.Samples.update;
import static dev.incidentledger.command.incident.Samples.updateId;
import static dev.incidentledger.command.platform.Refusal.refusal;
import static dev.incidentledger.command.platform.RejectionCode.COMPONENT_NAMED_TWICE;
import static dev.incidentledger.command.platform.RejectionCode.PROMISE_BEFORE_UPDATE;
import static dev.incidentledger.command.platform.RejectionCode.RECOVERED_BEFORE_IT_RESOLVED;
import static dev.incidentledger.command.platform.RejectionCode.REOPENED_BEFORE_IT_RESOLVED;
import static dev.incidentledger.command.platform.RejectionCode.RESOLVED_BEFORE_IT_OPENED;
import static dev.incidentledger.command.platform.RejectionCode.STATUS_NOT_CORRECTABLE;
import static dev.incidentledger.command.platform.RejectionCode.TIME_IN_THE_FUTURE;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_UPDATE;
import static dev.incidentledger.command.platform.RejectionCode.USE_POSTMORTEM_ROUTE;
import static dev.incidentledger.command.platform.RejectionCode.USE_RESOLUTION_ROUTE;
import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.incident.UpdateStatus.IDENTIFIED;
import static dev.incidentledger.events.incident.UpdateStatus.INVESTIGATING;
import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.events.incident.UpdateStatus.POSTMORTEM;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;

import dev.incidentledger.command.incident.IncidentCommand.CorrectUpdate;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.UpdateStatus;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CorrectionsTest {

    private static final AffectedComponent API_DOWN = claim(API, MAJOR_OUTAGE);

    private final FixtureConfiguration<Incident> incident = new AggregateTestFixture<>(Incident.class);

    @Test
    void a_correction_records_only_what_differs() {
        incident.given(identified())
                .when(new CorrectUpdate(
                        ID, updateId(1), "Better words", at("10:00"), INVESTIGATING, List.of(), "Typing error", NOW))
                .expectEvents(new UpdateCorrected(ID, updateId(1), "Better words", null, null, null));
    }

    @Test
    void a_correction_may_change_everything_at_once() {
        incident.given(identified())
                .when(new CorrectUpdate(
                        ID, updateId(1), "Better words", at("09:30"), IDENTIFIED, List.of(API_DOWN), "Wrong", NOW))
                .expectEvents(new UpdateCorrected(
                        ID, updateId(1), "Better words", at("09:30"), IDENTIFIED, List.of(API_DOWN)));
    }

    @Test
    void a_correction_that_changes_nothing_adds_nothing() {
        incident.given(identified())
                .when(new CorrectUpdate(ID, updateId(1), "Message 1", at("10:00"), INVESTIGATING, List.of(), "Hm", NOW))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_correction_said_twice_is_true_once() {
        incident.given(identified(), new UpdateCorrected(ID, updateId(1), "Better words", null, null, null))
                .when(message(1, "Better words"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_correction_may_be_corrected_back() {
        incident.given(identified(), new UpdateCorrected(ID, updateId(1), "Better words", null, null, null))
                .when(message(1, "Message 1"))
                .expectEvents(new UpdateCorrected(ID, updateId(1), "Message 1", null, null, null));
    }

    @Test
    void an_unknown_update_cannot_be_corrected() {
        incident.given(identified())
                .when(message(2, "Better words"))
                .expectNoEvents()
                .expectException(refusal(UNKNOWN_UPDATE));
    }

    @Test
    void the_postmortem_is_corrected_by_its_next_version() {
        var postmortem = new Postmortem(updateId(5), 1, "Why", PostmortemState.DRAFT, at("11:30"));
        incident.given(identified(), resolved(), new PostmortemAttached(ID, postmortem))
                .when(message(5, "Better words"))
                .expectNoEvents()
                .expectException(refusal(USE_POSTMORTEM_ROUTE));
    }

    @Test
    void a_resolution_may_be_corrected() {
        incident.given(identified(), resolved())
                .when(message(9, "Better words"))
                .expectEvents(new UpdateCorrected(ID, updateId(9), "Better words", null, null, null));
    }

    @Test
    void a_note_may_be_corrected() {
        incident.given(identified(), posted(note(2, INVESTIGATING, "10:10")))
                .when(message(2, "Better words"))
                .expectEvents(new UpdateCorrected(ID, updateId(2), "Better words", null, null, null));
    }

    @Nested
    class OfTheStatus {

        @Test
        void counts_for_what_is_posted_next() {
            incident.given(
                            identified(),
                            posted(update(2, MONITORING, "10:10")),
                            new UpdateCorrected(ID, updateId(2), null, null, IDENTIFIED, null))
                    .when(postUnchanged(update(3, IDENTIFIED, "10:20")))
                    .expectEvents(posted(update(3, IDENTIFIED, "10:20")));
        }

        @Test
        void is_possible_once_the_incident_is_resolved() {
            incident.given(identified(), posted(update(2, MONITORING, "10:10")), resolved())
                    .when(status(2, IDENTIFIED))
                    .expectEvents(new UpdateCorrected(ID, updateId(2), null, null, IDENTIFIED, null));
        }

        @Test
        void cannot_undo_a_resolution() {
            incident.given(identified(), resolved())
                    .when(status(9, MONITORING))
                    .expectNoEvents()
                    .expectException(refusal(STATUS_NOT_CORRECTABLE));
        }

        @Test
        void cannot_undo_the_resolution_of_an_incident_told_afterwards() {
            incident.given(identified(update(1, RESOLVED, "10:00")))
                    .when(status(1, MONITORING))
                    .expectNoEvents()
                    .expectException(refusal(STATUS_NOT_CORRECTABLE));
        }

        @Test
        void cannot_resolve() {
            incident.given(identified())
                    .when(status(1, RESOLVED))
                    .expectNoEvents()
                    .expectException(refusal(USE_RESOLUTION_ROUTE, "/status"));
        }

        @Test
        void cannot_make_a_postmortem() {
            incident.given(identified())
                    .when(status(1, POSTMORTEM))
                    .expectNoEvents()
                    .expectException(refusal(USE_POSTMORTEM_ROUTE, "/status"));
        }

        @Test
        void is_refused_for_a_note_which_has_none_of_its_own() {
            incident.given(identified(), posted(note(2, INVESTIGATING, "10:10")))
                    .when(status(2, MONITORING))
                    .expectNoEvents()
                    .expectException(refusal(STATUS_NOT_CORRECTABLE));
        }
    }

    @Nested
    class OfTheTime {

        @Test
        void may_be_as_late_as_the_resolution() {
            incident.given(identified(), resolved())
                    .when(time(1, "11:00"))
                    .expectEvents(new UpdateCorrected(ID, updateId(1), null, at("11:00"), null, null));
        }

        @Test
        void cannot_move_the_first_update_behind_the_resolution() {
            incident.given(identified(), resolved())
                    .when(time(1, "11:01"))
                    .expectNoEvents()
                    .expectException(refusal(RESOLVED_BEFORE_IT_OPENED));
        }

        @Test
        void may_move_the_first_update_behind_the_resolution_when_another_one_is_then_first() {
            incident.given(identified(), posted(update(2, MONITORING, "10:10")), resolved())
                    .when(time(1, "11:01"))
                    .expectEvents(new UpdateCorrected(ID, updateId(1), null, at("11:01"), null, null));
        }

        @Test
        void cannot_move_the_resolution_before_the_first_update() {
            incident.given(identified(), resolved())
                    .when(time(9, "09:59"))
                    .expectNoEvents()
                    .expectException(refusal(RESOLVED_BEFORE_IT_OPENED));
        }

        @Test
        void moves_an_incident_told_afterwards_as_a_whole() {
            incident.given(identified(update(1, RESOLVED, "10:00")))
                    .when(time(1, "08:00"))
                    .expectEvents(new UpdateCorrected(ID, updateId(1), null, at("08:00"), null, null));
        }

        @Test
        void cannot_move_the_resolution_behind_the_reopening() {
            incident.given(identified(), resolved(), reopened(update(2, INVESTIGATING, "11:20")))
                    .when(time(9, "11:21"))
                    .expectNoEvents()
                    .expectException(refusal(REOPENED_BEFORE_IT_RESOLVED));
        }

        @Test
        void cannot_move_the_resolution_behind_a_recovery() {
            incident.given(identified(), resolved(API_DOWN), new ComponentsRecovered(ID, List.of(API), at("11:10")))
                    .when(time(9, "11:11"))
                    .expectNoEvents()
                    .expectException(refusal(RECOVERED_BEFORE_IT_RESOLVED));
        }

        @Test
        void cannot_lie_in_the_future() {
            incident.given(identified())
                    .when(time(1, "12:06"))
                    .expectNoEvents()
                    .expectException(refusal(TIME_IN_THE_FUTURE, "/occurredAt"));
        }

        @Test
        void cannot_outrun_what_the_update_promised() {
            incident.given(identified(promising(update(1, INVESTIGATING, "10:00"), "10:30")))
                    .when(time(1, "10:30"))
                    .expectNoEvents()
                    .expectException(refusal(PROMISE_BEFORE_UPDATE, "/occurredAt"));
        }

        @Test
        void leaves_the_promise_where_it_was() {
            incident.given(
                            identified(promising(update(1, INVESTIGATING, "10:00"), "10:30")),
                            new UpdateCorrected(ID, updateId(1), null, at("10:10"), null, null))
                    .when(time(1, "10:31"))
                    .expectNoEvents()
                    .expectException(refusal(PROMISE_BEFORE_UPDATE, "/occurredAt"));
        }
    }

    @Nested
    class OfTheComponents {

        @Test
        void may_leave_none() {
            incident.given(identified(update(1, INVESTIGATING, "10:00", API_DOWN)))
                    .when(components(1))
                    .expectEvents(new UpdateCorrected(ID, updateId(1), null, null, null, List.of()));
        }

        @Test
        void may_name_others() {
            incident.given(identified(update(1, INVESTIGATING, "10:00", API_DOWN)))
                    .when(components(1, API_DOWN, claim(WEB, DEGRADED_PERFORMANCE)))
                    .expectEvents(new UpdateCorrected(
                            ID, updateId(1), null, null, null, List.of(API_DOWN, claim(WEB, DEGRADED_PERFORMANCE))));
        }

        @Test
        void to_the_same_claim_changes_nothing_whatever_the_component_is_called_by_now() {
            incident.given(identified(update(1, INVESTIGATING, "10:00", API_DOWN)))
                    .when(components(1, new AffectedComponent(API, MAJOR_OUTAGE, "API v2")))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_when_it_names_one_twice() {
            incident.given(identified())
                    .when(components(1, API_DOWN, API_DOWN))
                    .expectNoEvents()
                    .expectException(refusal(COMPONENT_NAMED_TWICE, "/components/1/id"));
        }

        @Test
        void of_the_resolution_decides_what_can_recover() {
            incident.given(
                            identified(),
                            resolved(),
                            new UpdateCorrected(ID, updateId(9), null, null, null, List.of(API_DOWN)))
                    .when(new IncidentCommand.RecoverComponents(ID, List.of(API), at("11:10"), NOW))
                    .expectEvents(new ComponentsRecovered(ID, List.of(API), at("11:10")));
        }
    }

    private static CorrectUpdate message(int number, String message) {
        return new CorrectUpdate(ID, updateId(number), message, null, null, null, "Typing error", NOW);
    }

    private static CorrectUpdate time(int number, String time) {
        return new CorrectUpdate(ID, updateId(number), null, at(time), null, null, "Wrong time", NOW);
    }

    private static CorrectUpdate status(int number, UpdateStatus status) {
        return new CorrectUpdate(ID, updateId(number), null, null, status, null, "Wrong status", NOW);
    }

    private static CorrectUpdate components(int number, AffectedComponent... components) {
        return new CorrectUpdate(ID, updateId(number), null, null, null, List.of(components), "Wrong components", NOW);
    }
}
