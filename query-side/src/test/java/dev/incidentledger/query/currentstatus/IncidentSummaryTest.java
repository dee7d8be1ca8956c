package dev.incidentledger.query.currentstatus;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.incident.UpdateStatus.IDENTIFIED;
import static dev.incidentledger.events.incident.UpdateStatus.INVESTIGATING;
import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.events.incident.UpdateStatus.POSTMORTEM;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;
import static dev.incidentledger.query.currentstatus.Samples.API;
import static dev.incidentledger.query.currentstatus.Samples.INCIDENT;
import static dev.incidentledger.query.currentstatus.Samples.WEB;
import static dev.incidentledger.query.currentstatus.Samples.at;
import static dev.incidentledger.query.currentstatus.Samples.corrected;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.learned;
import static dev.incidentledger.query.currentstatus.Samples.note;
import static dev.incidentledger.query.currentstatus.Samples.posted;
import static dev.incidentledger.query.currentstatus.Samples.reopened;
import static dev.incidentledger.query.currentstatus.Samples.resolved;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static dev.incidentledger.query.currentstatus.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.PostmortemState;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentSummaryTest {

    @Test
    void an_identified_incident_stands_as_its_opening_says() {
        assertThat(summary(identified(says(API, DEGRADED_PERFORMANCE))))
                .isEqualTo(new IncidentSummary(
                        INCIDENT,
                        "Sign-in fails",
                        INVESTIGATING,
                        Audience.PUBLIC,
                        false,
                        "Europe",
                        "Cloud",
                        Impact.MINOR,
                        null,
                        List.of(API),
                        at(-5),
                        at(0),
                        at(0),
                        null,
                        null));
    }

    @Test
    void the_latest_update_is_the_one_that_was_true_last() {
        var summary = summary(identified(), posted(update(1, MONITORING, 30)), posted(update(2, IDENTIFIED, 20)));

        assertThat(summary.status()).isEqualTo(MONITORING);
        assertThat(summary.latestDisplayAt()).isEqualTo(at(30));
    }

    @Test
    void of_two_updates_at_the_same_time_the_one_recorded_later_is_the_latest() {
        assertThat(summary(identified(), posted(update(1, MONITORING, 30)), posted(update(2, IDENTIFIED, 30)))
                        .status())
                .isEqualTo(IDENTIFIED);
    }

    @Test
    void monitoring_began_with_the_first_monitoring_update() {
        assertThat(summary(
                                identified(),
                                posted(update(1, MONITORING, 20)),
                                posted(update(2, IDENTIFIED, 30)),
                                posted(update(3, MONITORING, 40)))
                        .monitoringAt())
                .isEqualTo(at(20));
    }

    @Test
    void a_resolution_ends_it() {
        var summary = summary(identified(), resolved(1, 60));

        assertThat(summary.status()).isEqualTo(RESOLVED);
        assertThat(summary.resolvedAt()).isEqualTo(at(60));
    }

    @Test
    void an_update_told_late_does_not_open_it_again() {
        var summary = summary(identified(), posted(update(1, MONITORING, 70)), resolved(2, 60));

        assertThat(summary.status()).isEqualTo(RESOLVED);
        assertThat(summary.latestDisplayAt()).isEqualTo(at(70));
    }

    @Test
    void a_reopened_incident_is_open() {
        var summary = summary(identified(), resolved(1, 60), reopened(2, 70), posted(update(3, IDENTIFIED, 80)));

        assertThat(summary.status()).isEqualTo(IDENTIFIED);
        assertThat(summary.resolvedAt()).isNull();
    }

    @Test
    void a_published_postmortem_is_its_last_word() {
        var summary = summary(identified(), resolved(1, 60), learned(1, PostmortemState.PUBLISHED, 600));

        assertThat(summary.status()).isEqualTo(POSTMORTEM);
        assertThat(summary.resolvedAt()).isEqualTo(at(60));
        assertThat(summary.latestDisplayAt()).isEqualTo(at(600));
    }

    @Test
    void a_postmortem_of_an_earlier_time_is_not_the_latest_update() {
        assertThat(summary(identified(), resolved(1, 60), learned(1, PostmortemState.PUBLISHED, 30))
                        .latestDisplayAt())
                .isEqualTo(at(60));
    }

    @Test
    void a_draft_changes_nothing() {
        assertThat(summary(identified(), resolved(1, 60), learned(1, PostmortemState.DRAFT, 600)))
                .isEqualTo(summary(identified(), resolved(1, 60)));
    }

    @Test
    void a_new_draft_does_not_take_the_published_version_back() {
        assertThat(summary(
                        identified(),
                        resolved(1, 60),
                        learned(1, PostmortemState.PUBLISHED, 600),
                        learned(2, PostmortemState.DRAFT, 700)))
                .isEqualTo(summary(identified(), resolved(1, 60), learned(1, PostmortemState.PUBLISHED, 600)));
    }

    @Test
    void after_a_reopening_the_postmortem_is_history() {
        assertThat(summary(identified(), resolved(1, 60), learned(1, PostmortemState.PUBLISHED, 600), reopened(2, 700))
                        .status())
                .isEqualTo(INVESTIGATING);
    }

    @Test
    void notes_change_nothing() {
        assertThat(summary(identified(says(API, MAJOR_OUTAGE)), posted(note(1, 30, says(WEB, MAJOR_OUTAGE)))))
                .isEqualTo(summary(identified(says(API, MAJOR_OUTAGE))));
    }

    @Test
    void a_corrected_note_changes_nothing() {
        assertThat(summary(identified(), posted(note(1, 30)), corrected(1, 40, null, null)))
                .isEqualTo(summary(identified()));
    }

    @Test
    void a_correction_counts_as_if_it_had_been_said_at_once() {
        assertThat(summary(
                        identified(says(API, MAJOR_OUTAGE)),
                        posted(update(1, IDENTIFIED, 30)),
                        corrected(1, 40, MONITORING, List.of(says(WEB, OPERATIONAL)))))
                .isEqualTo(summary(
                        identified(says(API, MAJOR_OUTAGE)),
                        posted(update(1, MONITORING, 40, says(WEB, OPERATIONAL)))));
    }

    @Test
    void a_corrected_title_replaces_the_first() {
        assertThat(summary(identified(), new TitleCorrected(INCIDENT, "Sign-in is slow"))
                        .title())
                .isEqualTo("Sign-in is slow");
    }

    @Test
    void the_derived_impact_is_the_worst_that_was_reached() {
        assertThat(summary(
                                identified(says(API, MAJOR_OUTAGE)),
                                posted(update(1, MONITORING, 30, says(API, OPERATIONAL))))
                        .derivedImpact())
                .isEqualTo(Impact.CRITICAL);
    }

    @Test
    void an_override_stands_beside_the_derived_impact_until_it_is_withdrawn() {
        var overridden = summary(identified(says(API, MAJOR_OUTAGE)), new ImpactOverridden(INCIDENT, Impact.MINOR));
        assertThat(overridden.impactOverride()).isEqualTo(Impact.MINOR);
        assertThat(overridden.derivedImpact()).isEqualTo(Impact.CRITICAL);

        assertThat(summary(identified(INCIDENT, Audience.PUBLIC, Impact.MINOR), new ImpactOverridden(INCIDENT, null))
                        .impactOverride())
                .isNull();
    }

    @Test
    void an_internal_incident_becomes_public_when_it_is_published() {
        var internal = identified(INCIDENT, Audience.INTERNAL);

        assertThat(summary(internal).audience()).isEqualTo(Audience.INTERNAL);
        assertThat(summary(internal, new IncidentPublished(INCIDENT)).audience())
                .isEqualTo(Audience.PUBLIC);
    }

    @Test
    void a_retracted_incident_is_marked() {
        assertThat(summary(identified(), new IncidentRetracted(INCIDENT)).retracted())
                .isTrue();
    }

    @Test
    void what_the_row_does_not_tell_changes_nothing() {
        assertThat(summary(
                        identified(),
                        resolved(1, 60),
                        new ReferenceLinked(INCIDENT, new ExternalReference("tickets", "T1", null)),
                        new ImpactWindowEstablished(INCIDENT, new ImpactWindow(at(-60), at(60), "Cloud", false)),
                        new ComponentsRecovered(INCIDENT, List.of(API), at(90))))
                .isEqualTo(summary(identified(), resolved(1, 60)));
    }

    private static IncidentSummary summary(IncidentEvent... events) {
        return IncidentSummary.of(List.of(events));
    }
}
