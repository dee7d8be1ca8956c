package dev.incidentledger.command.intake;

import static dev.incidentledger.command.intake.Samples.CHECKOUT;
import static dev.incidentledger.command.intake.Samples.NOON;
import static dev.incidentledger.command.intake.Samples.delivery;
import static dev.incidentledger.command.intake.Samples.firing;
import static dev.incidentledger.command.intake.Samples.intake;
import static dev.incidentledger.command.intake.Samples.resolved;
import static dev.incidentledger.command.intake.Samples.truncated;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.command.intake.Plan.Outcome;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** An operator resolved the incident of an alert that goes on firing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettledAlertsTest {

    private static final Instant START = NOON.minusSeconds(90);

    private final ToldIncidents incidents =
            new ToldIncidents(intake("title={alertname} on {instance}", "resolved-message=It is over on {instance}."));

    @BeforeEach
    void an_operator_resolves_while_an_alert_fires() {
        deliver(0, firing("old", START));
        resolveByHand(30);
    }

    @Test
    void a_new_alert_beside_it_is_another_incident_that_tells_of_itself_alone() {
        var theirs = incidents.incident();
        int told = incidents.commands.size();

        assertThat(deliver(60, firing("old", START), firing("new", "warning", at(50))))
                .isEqualTo(Outcome.IDENTIFIED);

        assertThat(incidents.incident()).isNotEqualTo(theirs);
        assertThat(incidents.commands.get(told)).isInstanceOfSatisfying(IdentifyIncident.class, identify -> {
            assertThat(identify.title()).isEqualTo("HighErr on new");
            assertThat(identify.startedAt()).isEqualTo(at(50));
            assertThat(identify.opening().components())
                    .containsExactly(new AffectedComponent(CHECKOUT, DEGRADED_PERFORMANCE, "Checkout"));
        });
        assertThat(((PostUpdate) incidents.last()).message()).contains("`new`").doesNotContain("`old`");
    }

    @Test
    void repeats_add_nothing_whatever_it_says_of_itself() {
        deliverBoth(60);
        int told = incidents.commands.size();

        assertThat(deliverBoth(120)).isEqualTo(Outcome.UNCHANGED);
        assertThat(deliver(180, firing("old", "warning", at(170)))).isEqualTo(Outcome.UNCHANGED);
        assertThat(deliver(240, resolved("old", START, at(230)), firing("new", at(50))))
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(incidents.commands).hasSize(told);
    }

    @Test
    void the_other_incident_ends_with_its_own_alerts() {
        deliverBoth(60);

        assertThat(deliver(120, firing("old", START), resolved("new", at(50), at(110))))
                .isEqualTo(Outcome.RESOLVED);
        assertThat(incidents.last()).isInstanceOfSatisfying(ResolveIncident.class, resolve -> {
            assertThat(resolve.message()).isEqualTo("It is over on new.");
            assertThat(resolve.resolvedAt()).isEqualTo(at(110));
        });
        assertThat(deliver(180, firing("old", START))).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void its_end_says_nothing_of_the_other_incident() {
        deliverBoth(60);

        deliver(120, resolved("old", START, at(118)), resolved("new", at(50), at(110)));

        assertThat(incidents.last()).isInstanceOfSatisfying(ResolveIncident.class, resolve -> {
            assertThat(resolve.message()).isEqualTo("It is over on new.");
            assertThat(resolve.resolvedAt()).isEqualTo(at(110));
        });
    }

    @Test
    void firing_again_after_its_end_it_joins_the_other_incident() {
        deliverBoth(60);
        deliver(120, resolved("old", START, at(110)), firing("new", at(50)));

        assertThat(deliver(130, firing("old", START), firing("new", at(50)))).isEqualTo(Outcome.UNCHANGED);
        assertThat(deliver(180, firing("old", at(170)), firing("new", at(50)))).isEqualTo(Outcome.NOTED);
        assertThat(deliver(240, firing("old", at(170)), resolved("new", at(50), at(230))))
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(deliver(300, resolved("old", at(170), at(290)))).isEqualTo(Outcome.RESOLVED);
    }

    @Test
    void an_alert_that_ended_before_and_fires_anew_counts_as_new() {
        deliver(40, firing("old", START), resolved("other", START, at(35)));

        assertThat(deliver(50, firing("old", START), firing("other", START))).isEqualTo(Outcome.UNCHANGED);
        assertThat(deliver(60, firing("old", START), firing("other", at(55)))).isEqualTo(Outcome.IDENTIFIED);
    }

    @Test
    void the_other_incident_is_reopened_without_it() {
        deliverBoth(60);
        deliver(120, firing("old", START), resolved("new", at(50), at(110)));
        var other = incidents.incident();

        assertThat(deliver(180, firing("old", START), firing("new", at(170)))).isEqualTo(Outcome.REOPENED);
        assertThat(incidents.incident()).isEqualTo(other);
        assertThat(deliver(240, firing("old", START), resolved("new", at(170), at(230))))
                .isEqualTo(Outcome.RESOLVED);
    }

    @Test
    void whoever_resolves_the_other_incident_settles_its_alerts_too() {
        deliverBoth(60);
        resolveByHand(70);

        assertThat(deliverBoth(120)).isEqualTo(Outcome.UNCHANGED);
        assertThat(deliver(180, firing("old", START), firing("new", at(50)), firing("third", at(170))))
                .isEqualTo(Outcome.IDENTIFIED);
        assertThat(deliver(240, firing("old", START), firing("new", at(50)), resolved("third", at(170), at(230))))
                .isEqualTo(Outcome.RESOLVED);
    }

    @Test
    void whoever_reopens_the_other_incident_is_told_of_its_alerts_alone() {
        deliverBoth(60);
        deliver(120, firing("old", START), resolved("new", at(50), at(110)));
        incidents.byHand(new IncidentReopened(
                incidents.incident(), ToldIncidents.update(UpdateStatus.INVESTIGATING, at(130), PUBLIC)));
        int told = incidents.commands.size();

        assertThat(deliver(180, firing("old", START))).isEqualTo(Outcome.UNCHANGED);
        assertThat(incidents.commands).hasSize(told);
        assertThat(deliver(240, firing("old", START), firing("third", at(230)))).isEqualTo(Outcome.NOTED);
    }

    @Test
    void a_new_alert_after_a_retraction_is_another_incident_as_well() {
        incidents.byHand(new IncidentRetracted(incidents.incident()));

        assertThat(deliverBoth(60)).isEqualTo(Outcome.IDENTIFIED);
    }

    @Test
    void a_delivery_that_leaves_alerts_out_forgets_nothing_of_it() {
        assertThat(incidents.deliver(truncated(at(60), firing("new", at(50))))).isEqualTo(Outcome.IDENTIFIED);

        assertThat(deliverBoth(120)).isEqualTo(Outcome.UNCHANGED);
        assertThat(deliver(180, firing("old", START), resolved("new", at(50), at(170))))
                .isEqualTo(Outcome.RESOLVED);
    }

    /** It may have ended without a word, silenced: its group must not be deaf to it from then on. */
    @Test
    void a_delivery_that_shows_all_but_it_makes_it_count_again() {
        assertThat(deliver(60, firing("new", at(50)))).isEqualTo(Outcome.IDENTIFIED);
        assertThat(incidents.group().alerts()).containsOnlyKeys("new");
        assertThat(deliverBoth(120)).isEqualTo(Outcome.NOTED);

        resolveByHand(130);
        deliver(180, firing("old", START), firing("new", at(50)), firing("third", at(170)));
        deliver(240, firing("third", at(170)));

        assertThat(deliver(300, firing("old", at(290)), firing("third", at(170))))
                .isEqualTo(Outcome.NOTED);
    }

    @Test
    void what_was_stored_before_there_were_settled_alerts_counts() {
        var stored = "{\"latest\": null, \"endedAt\": null, \"severity\": null, \"claims\": {}}";

        assertThat(JsonMapper.shared().readValue(stored, KnownAlert.class).fires())
                .isTrue();
    }

    private Outcome deliverBoth(int seconds) {
        return deliver(seconds, firing("old", START), firing("new", at(50)));
    }

    private Outcome deliver(int seconds, Alert... alerts) {
        return incidents.deliver(delivery(at(seconds), alerts));
    }

    private void resolveByHand(int seconds) {
        incidents.byHand(new IncidentResolved(
                incidents.incident(), ToldIncidents.update(UpdateStatus.RESOLVED, at(seconds), PUBLIC)));
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }
}
