package dev.incidentledger.query.timeline;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.incident.PostmortemState.DRAFT;
import static dev.incidentledger.events.incident.PostmortemState.PUBLISHED;
import static dev.incidentledger.events.incident.UpdateStatus.IDENTIFIED;
import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.query.timeline.Recording.API;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.WEB;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.corrected;
import static dev.incidentledger.query.timeline.Recording.identified;
import static dev.incidentledger.query.timeline.Recording.says;
import static dev.incidentledger.query.timeline.Recording.updateId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicViewTest {

    @Test
    void of_an_internal_incident_is_empty() {
        assertThat(internal().history().publicView(Set.of())).isEmpty();
    }

    @Test
    void shows_no_notes_and_nothing_that_follows_from_them() {
        var noted = identified().noted(1, 5, says(API, MAJOR_OUTAGE)).posted(2, MONITORING, 10);

        assertThat(seen(noted).updates()).extracting(UpdateHistory::id).containsExactly(updateId(0), updateId(2));
        assertThat(seen(noted).components()).isEmpty();
    }

    @Test
    void shows_of_the_postmortem_every_version_that_was_published_and_no_draft() {
        var learned = identified()
                .resolved(1, 30)
                .learned(1, PUBLISHED, 40)
                .learned(2, PUBLISHED, 50)
                .learned(3, DRAFT, 60);

        assertThat(seen(learned).postmortem().versions())
                .extracting(version -> version.postmortem().version())
                .containsExactly(1, 2);
        assertThat(seen(identified().resolved(1, 30).learned(1, DRAFT, 40)).postmortem())
                .isNull();
    }

    @Test
    void names_no_internal_component_and_does_not_count_it() {
        var history = identified(says(API, DEGRADED_PERFORMANCE), says(WEB, MAJOR_OUTAGE))
                .resolved(1, 20, says(WEB, DEGRADED_PERFORMANCE))
                .recordedAt(30)
                .then(new ComponentsRecovered(INCIDENT, List.of(WEB), at(30)))
                .history();
        var seen = history.publicView(Set.of(WEB)).orElseThrow();

        assertThat(seen.components()).extracting(ClaimedComponent::id).containsExactly(API);
        assertThat(seen.derivedImpact()).isEqualTo(Impact.MINOR);
        assertThat(seen.recoveries()).isEmpty();
        assertThat(history.derivedImpact()).isEqualTo(Impact.MAJOR);
    }

    @Test
    void does_not_show_a_correction_of_internal_components() {
        var history = identified(says(WEB, MAJOR_OUTAGE))
                .because(
                        "Only slow",
                        new UpdateCorrected(
                                INCIDENT, updateId(0), null, null, null, List.of(says(WEB, DEGRADED_PERFORMANCE))))
                .history();

        assertThat(history.publicView(Set.of(WEB))
                        .orElseThrow()
                        .updates()
                        .getFirst()
                        .edited())
                .isFalse();
        assertThat(history.publicView(Set.of())
                        .orElseThrow()
                        .updates()
                        .getFirst()
                        .edited())
                .isTrue();
    }

    @Test
    void says_why_but_never_who() {
        var told = identified()
                .because("A typo", corrected(0, "What I meant", null))
                .because("Clearer", new TitleCorrected(INCIDENT, "Other"))
                .because("By hand", new ImpactOverridden(INCIDENT, Impact.MAJOR))
                .then(new ImpactWindowEstablished(INCIDENT, new ImpactWindow(at(-5), null, "us", true)))
                .resolved(1, 20, says(API, DEGRADED_PERFORMANCE))
                .then(new ComponentsRecovered(INCIDENT, List.of(API), at(30)))
                .learned(1, PUBLISHED, 40)
                .because("All wrong", new IncidentRetracted(INCIDENT));

        assertThat(told.history().toString()).contains(Recording.ACTOR);
        assertThat(seen(told).toString())
                .doesNotContain(Recording.ACTOR)
                .contains("A typo", "Clearer", "By hand", "All wrong");
    }

    @Test
    void of_what_was_changed_before_the_publication_shows_only_the_outcome() {
        var published = internal()
                .recordedAt(2)
                .because("Secret plans", new TitleCorrected(INCIDENT, "Second title"))
                .because("Named a customer", corrected(0, "Second text", null))
                .because("A first guess", new ImpactOverridden(INCIDENT, Impact.CRITICAL))
                .because("A second guess", new ImpactOverridden(INCIDENT, Impact.MINOR))
                .posted(1, IDENTIFIED, 10)
                .recordedAt(20)
                .then(new IncidentPublished(INCIDENT))
                .because("Clearer", new TitleCorrected(INCIDENT, "Third title"));

        assertThat(seen(published).titles())
                .extracting(TitleVersion::title)
                .containsExactly("Second title", "Third title");
        assertThat(seen(published).updates().getFirst().versions())
                .extracting(UpdateVersion::message)
                .containsExactly("Second text");
        assertThat(seen(published).overrides())
                .extracting(ImpactOverride::impact)
                .containsExactly(Impact.MINOR);
        assertThat(seen(published).toString())
                .doesNotContain("Secret plans", "Named a customer", "A first guess", "A second guess");
        assertThat(seen(published).status()).isEqualTo(IDENTIFIED);
    }

    @Test
    void keeps_an_update_in_its_place_when_it_was_corrected_before_the_publication() {
        var published = internal()
                .posted(1, IDENTIFIED, 0)
                .because("A typo", corrected(0, "Second text", null))
                .recordedAt(20)
                .then(new IncidentPublished(INCIDENT));

        assertThat(seen(published).told()).extracting(UpdateHistory::id).containsExactly(updateId(0), updateId(1));
        assertThat(seen(published).told().getFirst().edited()).isFalse();
    }

    private static Recording internal() {
        return new Recording().then(Recording.opening(Audience.INTERNAL));
    }

    private static IncidentHistory seen(Recording recording) {
        return recording.history().publicView(Set.of()).orElseThrow();
    }
}
