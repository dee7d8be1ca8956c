package dev.incidentledger.command.incident;

import static dev.incidentledger.command.incident.Samples.API;
import static dev.incidentledger.command.incident.Samples.ID;
import static dev.incidentledger.command.incident.Samples.NOW;
import static dev.incidentledger.command.incident.Samples.WEB;
import static dev.incidentledger.command.incident.Samples.at;
import static dev.incidentledger.command.incident.Samples.claim;
import static dev.incidentledger.command.incident.Samples.identified;
import static dev.incidentledger.command.incident.Samples.note;
import static dev.incidentledger.command.incident.Samples.posted;
import static dev.incidentledger.command.incident.Samples.reopened;
import static dev.incidentledger.command.incident.Samples.resolved;
import static dev.incidentledger.command.incident.Samples.update;
import static dev.incidentledger.command.platform.Refusal.refusal;
import static dev.incidentledger.command.platform.RejectionCode.COMPONENT_NOT_CLAIMED;
import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_NOT_RESOLVED;
import static dev.incidentledger.command.platform.RejectionCode.RECOVERED_BEFORE_IT_RESOLVED;
import static dev.incidentledger.command.platform.RejectionCode.TIME_IN_THE_FUTURE;
import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.incident.UpdateStatus.INVESTIGATING;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;

import dev.incidentledger.command.incident.IncidentCommand.RecoverComponents;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecoveryTest {

    private final FixtureConfiguration<Incident> incident = new AggregateTestFixture<>(Incident.class);

    @Test
    void ends_what_the_resolution_kept_claiming() {
        incident.given(identified(), resolved(claim(API, DEGRADED_PERFORMANCE)))
                .when(recover("11:10", API))
                .expectEvents(recovered("11:10", API));
    }

    @Test
    void ends_what_an_incident_told_afterwards_kept_claiming() {
        incident.given(identified(update(1, RESOLVED, "10:00", claim(API, MAJOR_OUTAGE))))
                .when(recover("11:10", API))
                .expectEvents(recovered("11:10", API));
    }

    @Test
    void is_possible_after_a_note() {
        incident.given(identified(), resolved(claim(API, DEGRADED_PERFORMANCE)), posted(note(2, RESOLVED, "11:05")))
                .when(recover("11:10", API))
                .expectEvents(recovered("11:10", API));
    }

    @Test
    void names_only_those_that_had_not_recovered_before() {
        incident.given(
                        identified(),
                        resolved(claim(API, DEGRADED_PERFORMANCE), claim(WEB, MAJOR_OUTAGE)),
                        recovered("11:10", API))
                .when(recover("11:20", API, WEB))
                .expectEvents(recovered("11:20", WEB));
    }

    @Test
    void said_twice_is_true_once() {
        incident.given(identified(), resolved(claim(API, DEGRADED_PERFORMANCE)), recovered("11:10", API))
                .when(recover("11:10", API))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void naming_a_component_twice_names_it_once() {
        incident.given(identified(), resolved(claim(API, DEGRADED_PERFORMANCE)))
                .when(recover("11:10", API, API))
                .expectEvents(recovered("11:10", API));
    }

    @Test
    void starts_anew_with_another_resolution() {
        incident.given(
                        identified(),
                        resolved(claim(API, DEGRADED_PERFORMANCE)),
                        recovered("11:10", API),
                        reopened(update(2, INVESTIGATING, "11:20")),
                        new IncidentResolved(ID, update(3, RESOLVED, "11:30", claim(API, MAJOR_OUTAGE))))
                .when(recover("11:40", API))
                .expectEvents(recovered("11:40", API));
    }

    @Test
    void is_refused_for_a_component_that_the_resolution_did_not_name() {
        incident.given(identified(), resolved(claim(API, DEGRADED_PERFORMANCE)))
                .when(recover("11:10", API, WEB))
                .expectNoEvents()
                .expectException(refusal(COMPONENT_NOT_CLAIMED));
    }

    @Test
    void is_refused_for_a_component_that_the_resolution_left_operational() {
        incident.given(identified(), resolved(claim(API, OPERATIONAL)))
                .when(recover("11:10", API))
                .expectNoEvents()
                .expectException(refusal(COMPONENT_NOT_CLAIMED));
    }

    @Test
    void is_refused_while_the_incident_is_open() {
        incident.given(identified(update(1, INVESTIGATING, "10:00", claim(API, MAJOR_OUTAGE))))
                .when(recover("11:10", API))
                .expectNoEvents()
                .expectException(refusal(INCIDENT_NOT_RESOLVED));
    }

    @Test
    void is_refused_before_the_resolution() {
        incident.given(identified(), resolved(claim(API, DEGRADED_PERFORMANCE)))
                .when(recover("10:59", API))
                .expectNoEvents()
                .expectException(refusal(RECOVERED_BEFORE_IT_RESOLVED));
    }

    @Test
    void is_refused_in_the_future() {
        incident.given(identified(), resolved(claim(API, DEGRADED_PERFORMANCE)))
                .when(recover("12:06", API))
                .expectNoEvents()
                .expectException(refusal(TIME_IN_THE_FUTURE, "/occurredAt"));
    }

    private static RecoverComponents recover(String time, ComponentId... components) {
        return new RecoverComponents(ID, List.of(components), at(time), NOW);
    }

    private static ComponentsRecovered recovered(String time, ComponentId... components) {
        return new ComponentsRecovered(ID, List.of(components), at(time));
    }
}
