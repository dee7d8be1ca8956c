package dev.incidentledger.query.analytics;

import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.events.incident.PostmortemState.DRAFT;
import static dev.incidentledger.events.incident.PostmortemState.PUBLISHED;
import static dev.incidentledger.events.incident.UpdateStatus.IDENTIFIED;
import static dev.incidentledger.events.incident.UpdateStatus.INVESTIGATING;
import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;
import static dev.incidentledger.query.timeline.Recording.API;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.WEB;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.says;
import static dev.incidentledger.query.timeline.Recording.update;
import static dev.incidentledger.query.timeline.Recording.updateId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.query.timeline.Recording;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentFactsTest {

    @Test
    void every_step_is_taken_from_the_updates_as_they_read_now() {
        var facts = facts(Recording.identified(says(API, PARTIAL_OUTAGE))
                .posted(1, INVESTIGATING, 4, says(WEB, PARTIAL_OUTAGE))
                .posted(2, IDENTIFIED, 10)
                .posted(3, MONITORING, 20, says(WEB, OPERATIONAL))
                .posted(4, MONITORING, 25)
                .resolved(5, 40)
                .then(new ImpactWindowEstablished(INCIDENT, new ImpactWindow(at(-30), at(39), "logs", false)))
                .learned(1, DRAFT, 90)
                .learned(2, PUBLISHED, 100)
                .then(new UpdateCorrected(INCIDENT, updateId(2), null, at(11), null, null)));

        assertThat(facts.toldAt()).isEqualTo(at(0));
        assertThat(facts.beganAt()).isEqualTo(at(-30));
        assertThat(facts.detectedAt()).isNull();
        assertThat(facts.publishedAt()).isEqualTo(at(0));
        assertThat(facts.identifiedAt()).isEqualTo(at(11));
        assertThat(facts.monitoringAt()).isEqualTo(at(20));
        assertThat(facts.resolvedAt()).isEqualTo(at(40));
        assertThat(facts.postmortemAt()).isEqualTo(at(100));
        assertThat(facts.componentIds()).containsExactly(API, WEB);
        assertThat(facts.status()).isEqualTo("postmortem");
        assertThat(facts.toldAfterwards()).isFalse();
        assertThat(facts.updates()).isEqualTo(6);
        assertThat(facts.updateGaps()).containsExactly(240L, 420L, 540L, 300L, 900L);
        assertThat(facts.correctionDelays()).containsExactly(90 * 60L);
    }

    @Test
    void what_nobody_told_of_is_missing() {
        var facts = facts(Recording.identified());

        assertThat(facts.beganAt()).isNull();
        assertThat(facts.detectedAt()).isNull();
        assertThat(facts.identifiedAt()).isNull();
        assertThat(facts.monitoringAt()).isNull();
        assertThat(facts.resolvedAt()).isNull();
        assertThat(facts.postmortemAt()).isNull();
        assertThat(facts.updateGaps()).isEmpty();
        assertThat(facts.correctionDelays()).isEmpty();
        assertThat(facts.origin()).isNull();
    }

    @Test
    void a_start_that_was_told_apart_is_when_it_began() {
        assertThat(facts(opened(Audience.PUBLIC, at(-5))).beganAt()).isEqualTo(at(-5));
    }

    @Test
    void a_correction_of_the_first_update_tells_of_no_start() {
        var corrected = opened(Audience.PUBLIC, at(0))
                .then(new UpdateCorrected(INCIDENT, updateId(0), null, at(30), null, null));

        assertThat(facts(corrected).beganAt()).isNull();
        assertThat(facts(corrected).toldAt()).isEqualTo(at(30));
    }

    @Test
    void a_start_that_was_told_apart_stays_when_the_first_update_is_corrected_to_it() {
        var corrected = opened(Audience.PUBLIC, at(-5))
                .then(new UpdateCorrected(INCIDENT, updateId(0), null, at(-5), null, null));

        assertThat(facts(corrected).beganAt()).isEqualTo(at(-5));
    }

    @Test
    void what_was_internal_first_was_detected_then_and_published_later() {
        var facts = facts(opened(Audience.INTERNAL, at(0)).recordedAt(7).then(new IncidentPublished(INCIDENT)));

        assertThat(facts.detectedAt()).isEqualTo(at(0));
        assertThat(facts.publishedAt()).isEqualTo(at(7));
    }

    @Test
    void what_is_internal_was_never_published() {
        var facts = facts(opened(Audience.INTERNAL, at(0)));

        assertThat(facts.publishedAt()).isNull();
        assertThat(facts.toldAfterwards()).isFalse();
        assertThat(facts.audience()).isEqualTo("internal");
    }

    @Test
    void what_opens_resolved_was_told_afterwards() {
        var opening = new IncidentIdentified(
                INCIDENT, "Over", at(-60), update(0, RESOLVED, 0), Audience.PUBLIC, null, null, null);

        assertThat(facts(new Recording().then(opening)).toldAfterwards()).isTrue();
    }

    @Test
    void what_is_published_after_its_end_was_told_afterwards() {
        var recording = opened(Audience.INTERNAL, at(0)).resolved(1, 5).recordedAt(6);

        assertThat(facts(recording.then(new IncidentPublished(INCIDENT))).toldAfterwards())
                .isTrue();
    }

    @Test
    void silence_between_an_end_and_a_return_is_no_gap() {
        var facts = facts(Recording.identified().resolved(1, 10).reopened(2, 70).resolved(3, 75));

        assertThat(facts.updateGaps()).containsExactly(600L, 300L);
        assertThat(facts.resolvedAt()).isEqualTo(at(75));
    }

    @Test
    void each_correction_counts_from_what_it_corrects() {
        var facts = facts(Recording.identified()
                .posted(1, MONITORING, 10)
                .recordedAt(15)
                .then(new UpdateCorrected(INCIDENT, updateId(1), "Once", null, null, null))
                .recordedAt(20)
                .then(new UpdateCorrected(INCIDENT, updateId(1), "Twice", null, null, null))
                .then(new TitleCorrected(INCIDENT, "Clearer")));

        assertThat(facts.correctionDelays()).containsExactlyInAnyOrder(300L, 600L, 1200L);
    }

    @Test
    void notes_are_not_told() {
        var facts = facts(Recording.identified().noted(1, 5));

        assertThat(facts.updates()).isOne();
        assertThat(facts.updateGaps()).isEmpty();
    }

    @Test
    void a_retraction_is_known() {
        assertThat(facts(Recording.identified().then(new IncidentRetracted(INCIDENT)))
                        .retracted())
                .isTrue();
    }

    private static Recording opened(Audience audience, Instant startedAt) {
        Update opening = update(0, INVESTIGATING, 0);
        return new Recording()
                .then(new IncidentIdentified(INCIDENT, "Fails", startedAt, opening, audience, null, null, null));
    }

    private static IncidentFacts facts(Recording recording) {
        return IncidentFacts.of(recording.history());
    }
}
