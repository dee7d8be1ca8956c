package dev.incidentledger.command.incident;

import static dev.incidentledger.command.incident.Samples.ID;
import static dev.incidentledger.command.incident.Samples.NOW;
import static dev.incidentledger.command.incident.Samples.at;
import static dev.incidentledger.command.incident.Samples.identified;
import static dev.incidentledger.command.incident.Samples.identify;
import static dev.incidentledger.command.incident.Samples.post;
import static dev.incidentledger.command.incident.Samples.posted;
import static dev.incidentledger.command.incident.Samples.reopen;
import static dev.incidentledger.command.incident.Samples.resolve;
import static dev.incidentledger.command.incident.Samples.resolved;
import static dev.incidentledger.command.incident.Samples.update;
import static dev.incidentledger.command.incident.Samples.updateId;
import static dev.incidentledger.command.platform.Refusal.refusal;
import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_RETRACTED;
import static dev.incidentledger.command.platform.RejectionCode.TIME_IN_THE_FUTURE;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_INCIDENT;
import static dev.incidentledger.command.platform.RejectionCode.WINDOW_ENDS_BEFORE_IT_BEGINS;
import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.incident.Impact.CRITICAL;
import static dev.incidentledger.events.incident.Impact.MINOR;
import static dev.incidentledger.events.incident.UpdateStatus.INVESTIGATING;
import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.incidentledger.command.incident.IncidentCommand.AttachPostmortem;
import dev.incidentledger.command.incident.IncidentCommand.CorrectTitle;
import dev.incidentledger.command.incident.IncidentCommand.CorrectUpdate;
import dev.incidentledger.command.incident.IncidentCommand.EstablishImpactWindow;
import dev.incidentledger.command.incident.IncidentCommand.LinkReference;
import dev.incidentledger.command.incident.IncidentCommand.OverrideImpact;
import dev.incidentledger.command.incident.IncidentCommand.PublishIncident;
import dev.incidentledger.command.incident.IncidentCommand.RecoverComponents;
import dev.incidentledger.command.incident.IncidentCommand.RetractIncident;
import dev.incidentledger.command.platform.Outcome;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.PostmortemState;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentTest {

    private final FixtureConfiguration<Incident> incident = new AggregateTestFixture<>(Incident.class);

    static Stream<IncidentCommand> everything_but_identifying() {
        return Stream.of(
                post(update(2, MONITORING, "10:10")),
                resolve(update(9, RESOLVED, "11:00")),
                new AttachPostmortem(ID, updateId(5), "Why", PostmortemState.DRAFT, null, null, List.of(), NOW),
                reopen(update(2, INVESTIGATING, "11:20")),
                new OverrideImpact(ID, CRITICAL, "Worse than it looks"),
                new CorrectUpdate(ID, updateId(1), "Better words", null, null, null, "Typing error", NOW),
                new CorrectTitle(ID, "Another title", "Typing error"),
                new EstablishImpactWindow(ID, new ImpactWindow(at("09:00"), null, "logs", false), NOW),
                new LinkReference(ID, new ExternalReference("tickets", "T-1", null)),
                new PublishIncident(ID),
                new RecoverComponents(ID, List.of(Samples.API), at("11:10"), NOW),
                new RetractIncident(ID, "Never happened"));
    }

    @Nested
    class Answering {

        @Test
        void tells_the_version_of_a_new_incident() {
            incident.givenNoPriorActivity()
                    .when(identify(update(1, INVESTIGATING, "10:00")))
                    .expectResultMessagePayload(new Outcome(0, true));
        }

        @Test
        void tells_the_version_after_the_command() {
            incident.given(identified(), posted(update(2, MONITORING, "10:10")))
                    .when(resolve(update(9, RESOLVED, "11:00")))
                    .expectResultMessagePayload(new Outcome(2, true));
        }

        @Test
        void tells_the_version_after_the_last_of_several_events() {
            incident.given(identified(), resolved())
                    .when(new AttachPostmortem(
                            ID,
                            updateId(5),
                            "Why",
                            PostmortemState.DRAFT,
                            null,
                            new ImpactWindow(at("09:00"), null, "logs", false),
                            List.of(),
                            NOW))
                    .expectResultMessagePayload(new Outcome(3, true));
        }

        @Test
        void tells_the_present_version_when_the_command_adds_nothing() {
            incident.given(identified(), resolved())
                    .when(identify(update(1, INVESTIGATING, "10:00")))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Outcome(1, false));
        }
    }

    @Nested
    class GivingAReason {

        @Test
        void puts_it_beside_the_event() {
            incident.given(identified())
                    .when(new RetractIncident(ID, "Never happened"))
                    .expectEventsMatching(Matchers.exactSequenceOf(reason("Never happened")));
        }

        @Test
        void is_left_out_where_none_is_demanded() {
            incident.given(identified())
                    .when(post(update(2, MONITORING, "10:10")))
                    .expectEventsMatching(Matchers.exactSequenceOf(reason(null)));
        }

        private static Matcher<EventMessage<?>> reason(String reason) {
            return Matchers.matches(message -> message.getMetaData()
                    .equals(reason == null ? MetaData.emptyInstance() : MetaData.with(MetadataKey.REASON, reason)));
        }
    }

    @Nested
    class AnUnknownIncident {

        @ParameterizedTest
        @MethodSource("dev.incidentledger.command.incident.IncidentTest#everything_but_identifying")
        void takes_nothing_but_its_identification(IncidentCommand command) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> IncidentDecider.decide(new IncidentState.Unknown(), command))
                    .satisfies(rejected -> assertThat(rejected.code()).isEqualTo(UNKNOWN_INCIDENT));
        }

        @ParameterizedTest
        @MethodSource("dev.incidentledger.command.incident.IncidentTest#everything_but_identifying")
        void is_not_made_by_any_other_command(IncidentCommand command) {
            incident.givenNoPriorActivity()
                    .when(command)
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }

        @Test
        void stays_unknown_whatever_else_is_said_of_it() {
            assertThat(IncidentDecider.evolve(new IncidentState.Unknown(), resolved()))
                    .isEqualTo(new IncidentState.Unknown());
        }
    }

    @Nested
    class Retracting {

        @Test
        void ends_an_open_incident() {
            incident.given(identified())
                    .when(new RetractIncident(ID, "Never happened"))
                    .expectEvents(new IncidentRetracted(ID));
        }

        @Test
        void ends_a_resolved_incident() {
            incident.given(identified(), resolved())
                    .when(new RetractIncident(ID, "Never happened"))
                    .expectEvents(new IncidentRetracted(ID));
        }

        @Test
        void said_twice_is_true_once() {
            incident.given(identified(), retractedBecause("Never happened"))
                    .when(new RetractIncident(ID, "Never happened"))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void for_another_reason_is_refused_and_the_first_one_stands() {
            incident.given(identified(), retractedBecause("Never happened"))
                    .when(new RetractIncident(ID, "A drill"))
                    .expectNoEvents()
                    .expectException(refusal(INCIDENT_RETRACTED));
        }

        @Test
        void for_a_reason_that_was_recorded_just_now_is_compared_too() {
            incident.given(identified())
                    .andGivenCommands(new RetractIncident(ID, "Never happened"))
                    .when(new RetractIncident(ID, "A drill"))
                    .expectNoEvents()
                    .expectException(refusal(INCIDENT_RETRACTED));
        }

        @ParameterizedTest
        @MethodSource
        void is_final(IncidentCommand command) {
            incident.given(identified(), new IncidentRetracted(ID))
                    .when(command)
                    .expectNoEvents()
                    .expectException(refusal(INCIDENT_RETRACTED));
        }

        private static Object retractedBecause(String reason) {
            return GenericEventMessage.asEventMessage(new IncidentRetracted(ID))
                    .andMetaData(Map.of(MetadataKey.REASON, reason));
        }

        static Stream<IncidentCommand> is_final() {
            return Stream.concat(
                    Stream.of(identify(update(1, INVESTIGATING, "10:00"))),
                    everything_but_identifying().filter(command -> !(command instanceof RetractIncident)));
        }
    }

    @Nested
    class CorrectingTheTitle {

        @Test
        void replaces_it() {
            incident.given(identified())
                    .when(new CorrectTitle(ID, "Another title", "Typing error"))
                    .expectEvents(new TitleCorrected(ID, "Another title"));
        }

        @Test
        void to_what_it_is_changes_nothing() {
            incident.given(identified(), new TitleCorrected(ID, "Another title"))
                    .when(new CorrectTitle(ID, "Another title", "Typing error"))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class OverridingTheImpact {

        @Test
        void sets_it() {
            incident.given(identified())
                    .when(new OverrideImpact(ID, MINOR, "Few noticed"))
                    .expectEvents(new ImpactOverridden(ID, MINOR));
        }

        @Test
        void to_nothing_lets_the_derived_impact_stand_again() {
            incident.given(identified(), new ImpactOverridden(ID, MINOR))
                    .when(new OverrideImpact(ID, null, "It was right"))
                    .expectEvents(new ImpactOverridden(ID, null));
        }

        @Test
        void to_what_it_is_changes_nothing() {
            incident.given(identified(), new ImpactOverridden(ID, MINOR))
                    .when(new OverrideImpact(ID, MINOR, "Few noticed"))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void to_nothing_where_nothing_is_overridden_changes_nothing() {
            incident.given(identified())
                    .when(new OverrideImpact(ID, null, "It was right"))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void to_what_it_was_identified_with_changes_nothing() {
            incident.given(identifiedWith(null, MINOR))
                    .when(new OverrideImpact(ID, MINOR, "Few noticed"))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class EstablishingAnImpactWindow {

        private static final ImpactWindow MEASURED = new ImpactWindow(at("09:00"), at("10:30"), "logs", false);

        @Test
        void is_recorded_open_or_resolved() {
            incident.given(identified())
                    .when(new EstablishImpactWindow(ID, MEASURED, NOW))
                    .expectEvents(new ImpactWindowEstablished(ID, MEASURED));
        }

        @Test
        void may_leave_the_end_open() {
            var open = new ImpactWindow(at("09:00"), null, "provider", true);
            incident.given(identified())
                    .when(new EstablishImpactWindow(ID, open, NOW))
                    .expectEvents(new ImpactWindowEstablished(ID, open));
        }

        @Test
        void again_in_other_words_replaces_the_one_before() {
            var estimate = new ImpactWindow(at("09:00"), at("10:00"), "provider", true);
            incident.given(
                            identified(),
                            new ImpactWindowEstablished(ID, MEASURED),
                            new ImpactWindowEstablished(ID, estimate))
                    .when(new EstablishImpactWindow(ID, MEASURED, NOW))
                    .expectEvents(new ImpactWindowEstablished(ID, MEASURED));
        }

        @Test
        void again_in_the_same_words_changes_nothing() {
            incident.given(identified(), new ImpactWindowEstablished(ID, MEASURED))
                    .when(new EstablishImpactWindow(ID, MEASURED, NOW))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void may_last_no_time_at_all() {
            var moment = new ImpactWindow(at("09:00"), at("09:00"), "logs", false);
            incident.given(identified())
                    .when(new EstablishImpactWindow(ID, moment, NOW))
                    .expectEvents(new ImpactWindowEstablished(ID, moment));
        }

        @Test
        void is_refused_when_it_ends_before_it_begins() {
            incident.given(identified())
                    .when(new EstablishImpactWindow(ID, new ImpactWindow(at("09:00"), at("08:59"), "logs", false), NOW))
                    .expectNoEvents()
                    .expectException(refusal(WINDOW_ENDS_BEFORE_IT_BEGINS, "/to"));
        }

        @Test
        void is_refused_when_it_begins_in_the_future() {
            incident.given(identified())
                    .when(new EstablishImpactWindow(ID, new ImpactWindow(at("12:06"), null, "logs", false), NOW))
                    .expectNoEvents()
                    .expectException(refusal(TIME_IN_THE_FUTURE, "/from"));
        }

        @Test
        void is_refused_when_it_ends_in_the_future() {
            incident.given(identified())
                    .when(new EstablishImpactWindow(ID, new ImpactWindow(at("11:00"), at("12:06"), "logs", false), NOW))
                    .expectNoEvents()
                    .expectException(refusal(TIME_IN_THE_FUTURE, "/to"));
        }
    }

    @Nested
    class LinkingAReference {

        private static final ExternalReference TICKET = new ExternalReference("tickets", "T-1", null);

        @Test
        void is_recorded() {
            incident.given(identified())
                    .when(new LinkReference(ID, TICKET))
                    .expectEvents(new ReferenceLinked(ID, TICKET));
        }

        @Test
        void twice_changes_nothing() {
            incident.given(identified(), new ReferenceLinked(ID, TICKET))
                    .when(new LinkReference(ID, TICKET))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void that_the_origin_named_changes_nothing() {
            incident.given(identifiedWith(new Origin("Cloud Co", List.of(TICKET)), null))
                    .when(new LinkReference(ID, TICKET))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void under_another_address_replaces_the_one_before() {
            var moved = new ExternalReference("tickets", "T-1", "https://tickets.example/T-1");
            incident.given(identified(), new ReferenceLinked(ID, TICKET), new ReferenceLinked(ID, moved))
                    .when(new LinkReference(ID, TICKET))
                    .expectEvents(new ReferenceLinked(ID, TICKET));
        }
    }

    @Nested
    class Publishing {

        @Test
        void makes_an_internal_incident_public() {
            incident.given(identified(update(1, INVESTIGATING, "10:00"), INTERNAL))
                    .when(new PublishIncident(ID))
                    .expectEvents(new IncidentPublished(ID));
        }

        @Test
        void twice_changes_nothing() {
            incident.given(identified(update(1, INVESTIGATING, "10:00"), INTERNAL), new IncidentPublished(ID))
                    .when(new PublishIncident(ID))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void what_was_public_from_the_start_changes_nothing() {
            incident.given(identified())
                    .when(new PublishIncident(ID))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    private static IncidentIdentified identifiedWith(Origin origin, Impact override) {
        return new IncidentIdentified(
                ID, "Down", at("09:00"), update(1, INVESTIGATING, "10:00"), PUBLIC, null, origin, override);
    }
}
