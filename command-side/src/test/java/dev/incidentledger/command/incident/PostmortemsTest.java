package dev.incidentledger.command.incident;

import static dev.incidentledger.command.incident.Samples.ID;
import static dev.incidentledger.command.incident.Samples.NOW;
import static dev.incidentledger.command.incident.Samples.at;
import static dev.incidentledger.command.incident.Samples.identified;
import static dev.incidentledger.command.incident.Samples.reopened;
import static dev.incidentledger.command.incident.Samples.resolved;
import static dev.incidentledger.command.incident.Samples.update;
import static dev.incidentledger.command.incident.Samples.updateId;
import static dev.incidentledger.command.platform.Refusal.refusal;
import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_NOT_RESOLVED;
import static dev.incidentledger.command.platform.RejectionCode.TIME_IN_THE_FUTURE;
import static dev.incidentledger.command.platform.RejectionCode.UPDATE_ID_IN_USE;
import static dev.incidentledger.command.platform.RejectionCode.WINDOW_ENDS_BEFORE_IT_BEGINS;
import static dev.incidentledger.events.incident.PostmortemState.DRAFT;
import static dev.incidentledger.events.incident.PostmortemState.PUBLISHED;
import static dev.incidentledger.events.incident.UpdateStatus.INVESTIGATING;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;

import dev.incidentledger.command.incident.IncidentCommand.AttachPostmortem;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PostmortemsTest {

    private static final ImpactWindow WINDOW = new ImpactWindow(at("09:00"), at("10:30"), "logs", false);
    private static final ExternalReference TICKET = new ExternalReference("tickets", "T-1", null);

    private final FixtureConfiguration<Incident> incident = new AggregateTestFixture<>(Incident.class);

    @Test
    void the_first_version_takes_the_id_it_is_given() {
        incident.given(identified(), resolved())
                .when(attach("Why", DRAFT, "11:30"))
                .expectEvents(version(1, "Why", DRAFT, "11:30"));
    }

    @Test
    void every_later_version_keeps_the_id_and_counts_on() {
        incident.given(
                        identified(),
                        resolved(),
                        version(1, "Why", DRAFT, "11:30"),
                        version(2, "Why", PUBLISHED, "11:40"))
                .when(new AttachPostmortem(ID, updateId(6), "Better", PUBLISHED, at("11:50"), null, List.of(), NOW))
                .expectEvents(version(3, "Better", PUBLISHED, "11:50"));
    }

    @Test
    void a_published_postmortem_may_be_revised_by_a_draft() {
        incident.given(identified(), resolved(), version(1, "Why", PUBLISHED, "11:30"))
                .when(attach("Better", DRAFT, "11:50"))
                .expectEvents(version(2, "Better", DRAFT, "11:50"));
    }

    @Test
    void put_twice_the_same_is_one_version() {
        incident.given(identified(), resolved(), version(1, "Why", DRAFT, "11:30"))
                .when(attach("Why", DRAFT, "11:30"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void put_twice_without_a_time_is_one_version() {
        incident.given(identified(), resolved(), version(1, "Why", DRAFT, "11:30"))
                .when(attach("Why", DRAFT))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void another_time_alone_is_another_version() {
        incident.given(identified(), resolved(), version(1, "Why", DRAFT, "11:30"))
                .when(attach("Why", DRAFT, "11:40"))
                .expectEvents(version(2, "Why", DRAFT, "11:40"));
    }

    @Test
    void is_dated_now_when_no_time_is_given() {
        incident.given(identified(), resolved())
                .when(attach("Why", PUBLISHED))
                .expectEvents(version(1, "Why", PUBLISHED, "12:00"));
    }

    @Test
    void is_dated_now_when_it_is_first_published() {
        incident.given(identified(), resolved(), version(1, "Why", DRAFT, "11:30"))
                .when(attach("Why", PUBLISHED))
                .expectEvents(version(2, "Why", PUBLISHED, "12:00"));
    }

    @Test
    void keeps_its_date_when_it_is_edited_after_publication() {
        incident.given(identified(), resolved(), version(1, "Why", PUBLISHED, "11:30"))
                .when(attach("Better", PUBLISHED))
                .expectEvents(version(2, "Better", PUBLISHED, "11:30"));
    }

    @Test
    void follows_an_incident_that_was_told_afterwards() {
        incident.given(identified(update(1, RESOLVED, "10:00")))
                .when(attach("Why", DRAFT, "11:30"))
                .expectEvents(version(1, "Why", DRAFT, "11:30"));
    }

    @Test
    void is_refused_while_the_incident_is_open() {
        incident.given(identified())
                .when(attach("Why", DRAFT, "11:30"))
                .expectNoEvents()
                .expectException(refusal(INCIDENT_NOT_RESOLVED));
    }

    @Test
    void is_refused_once_the_incident_is_reopened() {
        incident.given(
                        identified(),
                        resolved(),
                        version(1, "Why", DRAFT, "11:30"),
                        reopened(update(2, INVESTIGATING, "11:40")))
                .when(attach("Better", DRAFT, "11:50"))
                .expectNoEvents()
                .expectException(refusal(INCIDENT_NOT_RESOLVED));
    }

    @Test
    void counts_on_after_another_resolution() {
        incident.given(
                        identified(),
                        resolved(),
                        version(1, "Why", DRAFT, "11:30"),
                        reopened(update(2, INVESTIGATING, "11:40")),
                        new IncidentResolved(ID, update(3, RESOLVED, "11:45")))
                .when(attach("Better", DRAFT, "11:50"))
                .expectEvents(version(2, "Better", DRAFT, "11:50"));
    }

    @Test
    void is_refused_under_the_id_of_another_update() {
        incident.given(identified(), resolved())
                .when(new AttachPostmortem(ID, updateId(1), "Why", DRAFT, at("11:30"), null, List.of(), NOW))
                .expectNoEvents()
                .expectException(refusal(UPDATE_ID_IN_USE));
    }

    @Test
    void is_refused_in_the_future() {
        incident.given(identified(), resolved())
                .when(attach("Why", DRAFT, "12:06"))
                .expectNoEvents()
                .expectException(refusal(TIME_IN_THE_FUTURE, "/occurredAt"));
    }

    @Nested
    class WithWhatCameToLight {

        @Test
        void establishes_the_window_and_links_the_references_too() {
            incident.given(identified(), resolved())
                    .when(attach("Why", DRAFT, WINDOW, TICKET))
                    .expectEvents(
                            version(1, "Why", DRAFT, "11:30"),
                            new ImpactWindowEstablished(ID, WINDOW),
                            new ReferenceLinked(ID, TICKET));
        }

        @Test
        void adds_only_what_is_new() {
            incident.given(identified(), resolved(), version(1, "Why", DRAFT, "11:30"), new ReferenceLinked(ID, TICKET))
                    .when(attach("Why", DRAFT, WINDOW, TICKET))
                    .expectEvents(new ImpactWindowEstablished(ID, WINDOW));
        }

        @Test
        void adds_nothing_when_all_is_known() {
            incident.given(
                            identified(),
                            resolved(),
                            version(1, "Why", DRAFT, "11:30"),
                            new ImpactWindowEstablished(ID, WINDOW),
                            new ReferenceLinked(ID, TICKET))
                    .when(attach("Why", DRAFT, WINDOW, TICKET))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void links_a_reference_named_twice_once() {
            var moved = new ExternalReference("tickets", "T-1", "https://tickets.example/T-1");
            incident.given(identified(), resolved(), version(1, "Why", DRAFT, "11:30"))
                    .when(attach("Why", DRAFT, null, TICKET, moved))
                    .expectEvents(new ReferenceLinked(ID, moved));
        }

        @Test
        void is_refused_when_the_window_ends_before_it_begins() {
            incident.given(identified(), resolved())
                    .when(attach("Why", DRAFT, new ImpactWindow(at("09:00"), at("08:00"), "logs", false)))
                    .expectNoEvents()
                    .expectException(refusal(WINDOW_ENDS_BEFORE_IT_BEGINS, "/impactWindow/to"));
        }
    }

    private static AttachPostmortem attach(String body, PostmortemState state) {
        return new AttachPostmortem(ID, updateId(5), body, state, null, null, List.of(), NOW);
    }

    private static AttachPostmortem attach(String body, PostmortemState state, String time) {
        return new AttachPostmortem(ID, updateId(5), body, state, at(time), null, List.of(), NOW);
    }

    private static AttachPostmortem attach(
            String body, PostmortemState state, ImpactWindow window, ExternalReference... references) {
        return new AttachPostmortem(ID, updateId(5), body, state, at("11:30"), window, List.of(references), NOW);
    }

    private static PostmortemAttached version(int version, String body, PostmortemState state, String time) {
        return new PostmortemAttached(ID, new Postmortem(updateId(5), version, body, state, at(time)));
    }
}
