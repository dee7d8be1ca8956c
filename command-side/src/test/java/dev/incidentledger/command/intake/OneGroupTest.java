package dev.incidentledger.command.intake;

import static dev.incidentledger.command.intake.Samples.CHECKOUT;
import static dev.incidentledger.command.intake.Samples.NOON;
import static dev.incidentledger.command.intake.Samples.delivery;
import static dev.incidentledger.command.intake.Samples.firing;
import static dev.incidentledger.command.intake.Samples.intake;
import static dev.incidentledger.command.intake.Samples.resolved;
import static dev.incidentledger.command.intake.Samples.truncated;
import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.command.intake.Plan.Outcome;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OneGroupTest {

    private static final Instant START = NOON.minusSeconds(90);

    private final ToldIncidents incidents = new ToldIncidents(intake());

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Firing {

        @Test
        void identifies_an_internal_incident_as_of_its_first_alert() {
            assertThat(deliver(0, firing("b", START.plusSeconds(5)), firing("a", START)))
                    .isEqualTo(Outcome.IDENTIFIED);

            assertThat(incidents.commands.getFirst()).isInstanceOfSatisfying(IdentifyIncident.class, identify -> {
                assertThat(identify.title()).isEqualTo("HighErr");
                assertThat(identify.audience()).isEqualTo(INTERNAL);
                assertThat(identify.startedAt()).isEqualTo(START);
                assertThat(identify.opening().occurredAt()).isEqualTo(START);
                assertThat(identify.opening().message()).isEqualTo("Our monitoring reports HighErr.");
                assertThat(identify.opening().components()).containsExactly(says(ComponentStatus.MAJOR_OUTAGE));
            });
            assertThat(incidents.last()).isInstanceOfSatisfying(PostUpdate.class, note -> {
                assertThat(note.audience()).isEqualTo(INTERNAL);
                assertThat(note.message()).contains("`a`", "`b`", "service=checkout");
            });
        }

        @Test
        void again_adds_nothing_whatever_start_it_names() {
            deliver(0, firing("a", START));
            int told = incidents.commands.size();

            assertThat(deliver(60, firing("a", START))).isEqualTo(Outcome.UNCHANGED);
            assertThat(deliver(120, firing("a", START.plusSeconds(30)))).isEqualTo(Outcome.UNCHANGED);
            assertThat(deliver(180, firing("a", null))).isEqualTo(Outcome.UNCHANGED);
            assertThat(incidents.commands).hasSize(told);
        }

        @Test
        void ahead_of_our_clock_is_told_as_of_now() {
            deliver(0, firing("a", NOON.plus(Duration.ofDays(400))));

            assertThat(((IdentifyIncident) incidents.commands.getFirst()).startedAt())
                    .isEqualTo(NOON);
        }

        @Test
        void from_before_what_is_believed_is_told_as_of_now() {
            deliver(
                    0,
                    firing("a", Instant.EPOCH),
                    firing("b", NOON.minus(Duration.ofDays(7)).minusMillis(1)));

            assertThat(((IdentifyIncident) incidents.commands.getFirst()).startedAt())
                    .isEqualTo(NOON);
            deliver(60, resolved("a", Instant.EPOCH, Instant.EPOCH), resolved("b", START, Instant.EPOCH));
            assertThat(((ResolveIncident) incidents.last()).resolvedAt()).isEqualTo(at(60));
        }

        @Test
        void from_the_edge_of_what_is_believed_is_told_as_of_its_start() {
            var start = NOON.minus(Duration.ofDays(7));
            deliver(0, firing("a", start), firing("b", Instant.EPOCH));

            assertThat(((IdentifyIncident) incidents.commands.getFirst()).startedAt())
                    .isEqualTo(start);
        }

        @Test
        void without_a_start_is_told_as_of_now() {
            deliver(0, firing("a", null));

            assertThat(((IdentifyIncident) incidents.commands.getFirst()).startedAt())
                    .isEqualTo(NOON);
        }

        @Test
        void by_one_more_is_noted() {
            deliver(0, firing("a", START));

            assertThat(deliver(60, firing("a", START), firing("b", NOON))).isEqualTo(Outcome.NOTED);
            assertThat(incidents.last()).isInstanceOfSatisfying(PostUpdate.class, note -> {
                assertThat(note.audience()).isEqualTo(INTERNAL);
                assertThat(note.message()).contains("`b`").doesNotContain("`a`");
            });
        }

        @Test
        void worse_than_before_is_an_update_that_says_so_of_the_component() {
            deliver(0, firing("a", "warning", START));

            assertThat(deliver(60, firing("a", "critical", START))).isEqualTo(Outcome.UPDATED);
            var update = (PostUpdate) incidents.commands.get(incidents.commands.size() - 2);
            assertThat(update.components()).containsExactly(says(ComponentStatus.MAJOR_OUTAGE));
            assertThat(update.audience()).isEqualTo(PUBLIC);
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Resolving {

        @Test
        void waits_for_the_last_alert_that_is_known() {
            deliver(0, firing("a", START), firing("b", START));

            assertThat(deliver(60, resolved("a", START, at(50)), firing("b", START)))
                    .isEqualTo(Outcome.UNCHANGED);
            assertThat(deliver(120, resolved("b", START, at(110)))).isEqualTo(Outcome.RESOLVED);
            assertThat(((ResolveIncident) incidents.last()).resolvedAt()).isEqualTo(at(110));
        }

        @Test
        void takes_back_what_only_the_alert_that_ended_said() {
            deliver(0, firing("a", START), firing("b", "warning", START));

            assertThat(deliver(60, resolved("a", START, at(50)), firing("b", "warning", START)))
                    .isEqualTo(Outcome.UPDATED);
            assertThat(((PostUpdate) incidents.last()).components())
                    .containsExactly(says(ComponentStatus.DEGRADED_PERFORMANCE));
        }

        @Test
        void is_not_concluded_from_absence() {
            deliver(0, firing("a", START), firing("b", START));

            assertThat(deliver(60, resolved("a", START, at(50)))).isEqualTo(Outcome.UNCHANGED);
            assertThat(incidents.standing().is(Standing.Phase.OPEN)).isTrue();
        }

        @Test
        void is_not_concluded_while_alerts_are_left_out_of_the_delivery() {
            deliver(0, firing("a", START));

            assertThat(incidents.deliver(truncated(at(60), resolved("a", START, at(50)))))
                    .isEqualTo(Outcome.UNCHANGED);
            assertThat(deliver(120, resolved("a", START, at(50)))).isEqualTo(Outcome.RESOLVED);
        }

        @Test
        void again_adds_nothing() {
            deliver(0, firing("a", START));
            deliver(60, resolved("a", START, at(50)));
            int told = incidents.commands.size();

            assertThat(deliver(61, resolved("a", START, at(50)))).isEqualTo(Outcome.UNCHANGED);
            assertThat(incidents.commands).hasSize(told);
        }

        /** A sender may cut its times to seconds: this end lies before the start that was shown. */
        @Test
        void is_believed_whatever_times_it_names() {
            deliver(0, firing("a", START.plusMillis(519)));

            assertThat(deliver(60, resolved("a", START, START))).isEqualTo(Outcome.RESOLVED);
            assertThat(((ResolveIncident) incidents.last()).resolvedAt()).isEqualTo(START.plusMillis(519));
        }

        @Test
        void in_the_future_is_told_as_of_now() {
            deliver(0, firing("a", START));
            deliver(60, resolved("a", START, NOON.plus(Duration.ofDays(9))));

            assertThat(((ResolveIncident) incidents.last()).resolvedAt()).isEqualTo(at(60));
        }

        @Test
        void of_a_group_that_nobody_knows_says_nothing() {
            assertThat(deliver(0, resolved("a", START, at(-10)))).isEqualTo(Outcome.UNCHANGED);
            assertThat(incidents.commands).isEmpty();
        }

        @Test
        void is_left_to_an_operator_where_it_is_configured_so() {
            var noting = new ToldIncidents(intake("on-resolved=note"));
            noting.deliver(delivery(NOON, firing("a", START)));

            assertThat(noting.deliver(delivery(at(60), resolved("a", START, at(50)))))
                    .isEqualTo(Outcome.NOTED);
            assertThat(noting.standing().is(Standing.Phase.OPEN)).isTrue();
            assertThat(noting.deliver(delivery(at(120), firing("a", at(100))))).isEqualTo(Outcome.NOTED);
            assertThat(noting.deliver(delivery(at(180), resolved("a", at(100), at(170)))))
                    .isEqualTo(Outcome.NOTED);
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Late_deliveries {

        @Test
        void of_the_firing_do_not_reopen() {
            deliver(0, firing("a", START));
            deliver(60, resolved("a", START, at(50)));

            assertThat(deliver(61, firing("a", START))).isEqualTo(Outcome.UNCHANGED);
            assertThat(deliver(62, firing("a", at(40)))).isEqualTo(Outcome.UNCHANGED);
            assertThat(deliver(63, firing("a", null))).isEqualTo(Outcome.UNCHANGED);
        }

        @Test
        void of_the_firing_do_not_even_identify() {
            deliver(0, resolved("a", START, at(-10)));

            assertThat(deliver(1, firing("a", START))).isEqualTo(Outcome.UNCHANGED);
            assertThat(incidents.commands).isEmpty();
        }

        /** Of two sources of one alert, one may go on firing with the old start. */
        @Test
        void cannot_be_so_late_that_an_outage_is_missed() {
            deliver(0, firing("a", START));
            deliver(60, resolved("a", START, at(50)));

            assertThat(deliver(61 + 15 * 60, firing("a", START))).isEqualTo(Outcome.REOPENED);
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Firing_again {

        @Test
        void soon_reopens() {
            deliver(0, firing("a", START));
            deliver(60, resolved("a", START, at(50)));
            var first = incidents.incident();

            assertThat(deliver(120, firing("a", at(110)))).isEqualTo(Outcome.REOPENED);
            assertThat(incidents.incident()).isEqualTo(first);
            var reopen = (ReopenIncident) incidents.commands.get(incidents.commands.size() - 2);
            assertThat(reopen.components()).containsExactly(says(ComponentStatus.MAJOR_OUTAGE));
            assertThat(deliver(180, resolved("a", at(110), at(170)))).isEqualTo(Outcome.RESOLVED);
        }

        @Test
        void later_is_another_incident() {
            deliver(0, firing("a", START));
            deliver(60, resolved("a", START, at(50)));
            var first = incidents.incident();

            int later = 60 + 31 * 60;
            assertThat(deliver(later, firing("a", at(later)))).isEqualTo(Outcome.IDENTIFIED);
            assertThat(incidents.incident()).isNotEqualTo(first);
        }

        @Test
        void is_always_another_incident_where_it_is_configured_so() {
            var never = new ToldIncidents(intake("reopen-within=0s"));
            never.deliver(delivery(NOON, firing("a", START)));
            never.deliver(delivery(at(60), resolved("a", START, at(50))));

            assertThat(never.deliver(delivery(at(60), firing("a", at(55))))).isEqualTo(Outcome.IDENTIFIED);
        }
    }

    /** Whoever takes an incident over is never fought: alerts only leave notes. */
    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Operators {

        @Test
        void who_published_are_told_in_notes_and_resolve_by_themselves() {
            deliver(0, firing("a", "warning", START));
            incidents.byHand(new IncidentPublished(incidents.incident()));

            assertThat(deliver(60, firing("a", "critical", START), firing("b", NOON)))
                    .isEqualTo(Outcome.NOTED);
            assertThat(((PostUpdate) incidents.last()).audience()).isEqualTo(INTERNAL);
            assertThat(deliver(120, resolved("a", START, at(100)), resolved("b", NOON, at(100))))
                    .isEqualTo(Outcome.NOTED);
            assertThat(((PostUpdate) incidents.last()).audience()).isEqualTo(INTERNAL);
            assertThat(((PostUpdate) incidents.last()).message()).contains("took this incident over");
            assertThat(deliver(180, firing("a", at(150)))).isEqualTo(Outcome.NOTED);
        }

        @Test
        void who_resolved_are_not_contradicted_while_the_same_alerts_fire() {
            deliver(0, firing("a", START));
            incidents.byHand(resolution());
            int told = incidents.commands.size();

            assertThat(deliver(60, firing("a", START))).isEqualTo(Outcome.UNCHANGED);
            assertThat(incidents.commands).hasSize(told);
            assertThat(deliver(120, resolved("a", START, at(110)))).isEqualTo(Outcome.UNCHANGED);
            assertThat(incidents.commands).hasSize(told);
        }

        @Test
        void who_resolved_get_another_incident_when_it_fires_again_however_soon() {
            deliver(0, firing("a", START));
            var theirs = incidents.incident();
            incidents.byHand(resolution());
            deliver(60, resolved("a", START, at(50)));

            assertThat(deliver(61, firing("a", at(55)))).isEqualTo(Outcome.IDENTIFIED);
            assertThat(incidents.incident()).isNotEqualTo(theirs);
        }

        @Test
        void who_retracted_hear_nothing_until_it_fires_again() {
            deliver(0, firing("a", START));
            incidents.byHand(new IncidentRetracted(incidents.incident()));

            assertThat(deliver(60, firing("a", START))).isEqualTo(Outcome.UNCHANGED);
            assertThat(deliver(120, resolved("a", START, at(100)))).isEqualTo(Outcome.UNCHANGED);
            assertThat(deliver(180, firing("a", at(150)))).isEqualTo(Outcome.IDENTIFIED);
        }

        @Test
        void who_reopened_resolve_by_themselves() {
            deliver(0, firing("a", START));
            deliver(60, resolved("a", START, at(50)));
            incidents.byHand(new IncidentReopened(
                    incidents.incident(), ToldIncidents.update(UpdateStatus.INVESTIGATING, at(70), PUBLIC)));

            assertThat(deliver(120, firing("a", at(110)))).isEqualTo(Outcome.NOTED);
            assertThat(deliver(180, resolved("a", at(110), at(170)))).isEqualTo(Outcome.NOTED);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void who_leave_a_note_or_a_title_leave_the_incident_to_its_alerts(boolean note) {
            Function<IncidentId, IncidentEvent> change = note
                    ? id -> new UpdatePosted(id, ToldIncidents.update(UpdateStatus.INVESTIGATING, at(10), INTERNAL))
                    : id -> new TitleCorrected(id, "Better");
            deliver(0, firing("a", START));
            incidents.byHand(change.apply(incidents.incident()));

            assertThat(deliver(60, resolved("a", START, at(50)))).isEqualTo(Outcome.RESOLVED);
        }

        private IncidentEvent resolution() {
            return new IncidentResolved(
                    incidents.incident(), ToldIncidents.update(UpdateStatus.RESOLVED, at(30), PUBLIC));
        }
    }

    private Outcome deliver(int seconds, Alert... alerts) {
        return incidents.deliver(delivery(at(seconds), alerts));
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static AffectedComponent says(ComponentStatus status) {
        return new AffectedComponent(CHECKOUT, status, "Checkout");
    }
}
