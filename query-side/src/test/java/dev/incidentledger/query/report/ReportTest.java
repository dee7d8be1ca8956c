package dev.incidentledger.query.report;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.incident.PostmortemState.DRAFT;
import static dev.incidentledger.events.incident.UpdateStatus.IDENTIFIED;
import static dev.incidentledger.events.incident.UpdateStatus.INVESTIGATING;
import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.query.timeline.Recording.API;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.WEB;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.identified;
import static dev.incidentledger.query.timeline.Recording.says;
import static dev.incidentledger.query.timeline.Recording.update;
import static dev.incidentledger.query.timeline.Recording.updateId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.query.timeline.Recording;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportTest {

    @Test
    void of_an_open_incident_says_how_long_it_has_lasted_so_far() {
        assertThat(Telling.unwrapped(identified(says(API, MAJOR_OUTAGE))))
                .contains("CodeTwo reported a critical incident on November 24, 2026, affecting API, "
                        + "lasting 10h 0m so far.");
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, an incident without impact",
        "MAINTENANCE, an incident that amounted to maintenance",
        "MINOR, a minor incident",
        "MAJOR, a major incident",
        "CRITICAL, a critical incident"
    })
    void makes_a_noun_of_every_impact(Impact impact, String incident) {
        assertThat(Telling.unwrapped(identified().then(new ImpactOverridden(INCIDENT, impact))))
                .contains("CodeTwo reported %s on November 24, 2026, lasting".formatted(incident))
                .contains("Impact set to %s by hand".formatted(impact.wireName()));
    }

    @Test
    void of_an_incident_without_components_names_none() {
        assertThat(Telling.unwrapped(identified().resolved(1, 0)))
                .contains("reported an incident without impact on November 24, 2026, lasting less than a minute.");
    }

    @Test
    void of_a_retracted_incident_says_so_first_and_why() {
        var retracted = identified()
                .resolved(1, 30)
                .recordedAt(60)
                .because("The probe was broken", new IncidentRetracted(INCIDENT));

        assertThat(Telling.unwrapped(retracted))
                .startsWith("Sign-in fails Retracted. On November 24, 2026, 11:00 UTC this incident was withdrawn: "
                        + "it should not have been reported. Reason: The probe was broken CodeTwo reported");
    }

    @Test
    void of_an_internal_incident_says_that_it_is_internal() {
        var opening = new IncidentIdentified(
                INCIDENT, "A disk", at(0), update(0, INVESTIGATING, 0), Audience.INTERNAL, null, null, null);

        assertThat(Telling.unwrapped(new Recording().then(opening).history(), at(1)))
                .contains("Internal. This incident has not been made public.");
    }

    @Test
    void discloses_each_correction_with_what_changed_and_why() {
        var corrected = identified()
                .posted(1, IDENTIFIED, 10)
                .recordedAt(20)
                .because(
                        "Read the log again",
                        new UpdateCorrected(
                                INCIDENT, updateId(1), "New text", at(8), MONITORING, List.of(says(API, MAJOR_OUTAGE))))
                .because("A typo", new UpdateCorrected(INCIDENT, updateId(1), "Newer text", null, null, null));

        assertThat(Telling.unwrapped(corrected))
                .contains("November 24, 2026, 10:08 UTC: Monitoring «Newer text»")
                .contains("Edited on November 24, 2026, 10:20 UTC: the text was changed, "
                        + "the time was November 24, 2026, 10:10 UTC, the status was identified, "
                        + "no component was named. Reason: Read the log again "
                        + "Before, it read: «Update 1»")
                .contains("Edited on November 24, 2026, 10:20 UTC: the text was changed. Reason: A typo "
                        + "Before, it read: «New text»");
    }

    @Test
    void tells_in_its_place_which_components_recovered_after_the_resolution() {
        var recovered = identified(says(API, MAJOR_OUTAGE), says(WEB, MAJOR_OUTAGE))
                .resolved(1, 30, says(API, DEGRADED_PERFORMANCE))
                .recordedAt(50)
                .then(new ComponentsRecovered(INCIDENT, List.of(API), at(45)))
                .then(new IncidentReopened(INCIDENT, update(2, INVESTIGATING, 50)));

        assertThat(Telling.unwrapped(recovered))
                .containsSubsequence(
                        "10:30 UTC: Resolved",
                        "November 24, 2026, 10:45 UTC: Recovered: API.",
                        "10:50 UTC: Reopened, ");
    }

    @Test
    void tells_which_components_a_corrected_update_had_named() {
        var corrected = identified(says(API, MAJOR_OUTAGE))
                .because("Not the API", new UpdateCorrected(INCIDENT, updateId(0), null, null, null, List.of()));

        assertThat(Telling.unwrapped(corrected))
                .contains("10:00 UTC: the components were API: major outage. Reason: Not the API")
                .doesNotContain("Before, it read");
    }

    @Test
    void keeps_what_a_published_postmortem_said_before() {
        var learned = identified()
                .resolved(1, 10)
                .learned(1, PostmortemState.DRAFT, 20)
                .learned(2, PostmortemState.PUBLISHED, 30)
                .learned(3, PostmortemState.DRAFT, 40)
                .learned(4, PostmortemState.PUBLISHED, 50);

        assertThat(Telling.unwrapped(learned))
                .contains("«Lesson 4» Edited on November 24, 2026, 10:50 UTC. Before, it read: «Lesson 2»")
                .doesNotContain("Lesson 1")
                .doesNotContain("Lesson 3");
    }

    @Test
    void marks_what_was_told_afterwards() {
        var late = identified()
                .recordedAt(60)
                .then(new UpdatePosted(INCIDENT, update(1, IDENTIFIED, 10)))
                .then(new UpdatePosted(INCIDENT, update(2, MONITORING, 58)));

        assertThat(Telling.unwrapped(late))
                .contains("10:10 UTC: Identified (told afterwards, November 24, 2026, 11:00 UTC)")
                .contains("10:58 UTC: Monitoring «");
    }

    @Test
    void calls_a_reopening_one() {
        assertThat(Telling.unwrapped(identified().resolved(1, 10).reopened(2, 20)))
                .contains("10:20 UTC: Reopened, Investigating");
    }

    @Test
    void discloses_earlier_titles_other_names_and_impacts_set_by_hand() {
        var changed = identified(says(API, MAJOR_OUTAGE))
                .because("Only one region", new TitleCorrected(INCIDENT, "Sign-in fails in Europe"))
                .because("Few noticed", new ImpactOverridden(INCIDENT, Impact.MINOR))
                .because("Many did", new ImpactOverridden(INCIDENT, null))
                .then(new ReferenceLinked(INCIDENT, new ExternalReference("Jira", "OPS-1", null)))
                .then(new ReferenceLinked(
                        INCIDENT, new ExternalReference("Microsoft 365", "EX1", "https://status.example/EX1")));

        assertThat(Telling.unwrapped(changed))
                .startsWith("Sign-in fails in Europe")
                .contains("Retitled on November 24, 2026, 10:00 UTC; before it read “Sign-in fails”. "
                        + "Reason: Only one region")
                .contains("Impact set to minor by hand on November 24, 2026, 10:00 UTC; "
                        + "the components alone make it critical. Reason: Few noticed")
                .contains("Impact left to the components again on November 24, 2026, 10:00 UTC: critical. "
                        + "Reason: Many did")
                .contains("Also known as Jira: OPS-1")
                .contains("https://status.example/EX1");
    }

    @Test
    void says_when_a_window_is_estimated_and_still_open_and_when_the_page_came_first() {
        var window = new ImpactWindow(at(5), null, "our monitoring", true);

        assertThat(Telling.unwrapped(identified().then(new ImpactWindowEstablished(INCIDENT, window))))
                .contains(
                        "published 10h 0m so far. According to our monitoring: "
                                + "real impact since November 24, 2026, 10:05 UTC (estimated); made public 5m before it began.");
    }

    @Test
    void says_which_promises_are_not_due_overdue_or_broken() {
        assertThat(Telling.unwrapped(promising().history(), at(39))).contains("promised by 10:40 UTC: not due yet.");
        assertThat(Telling.unwrapped(promising().history(), at(105)))
                .contains("promised by 10:40 UTC: overdue by 1 hour 5 minutes.");
        assertThat(Telling.unwrapped(promising().because("No", new IncidentRetracted(INCIDENT))))
                .contains("promised by 10:40 UTC: broken; no update followed.");
    }

    @Test
    void says_when_a_promise_was_kept_in_time() {
        assertThat(Telling.unwrapped(promising().posted(2, MONITORING, 40)))
                .contains("promised by 10:40 UTC: kept; it came at 10:40 UTC.");
    }

    @Test
    void has_neither_notes_nor_drafts() {
        assertThat(Telling.plain(identified().noted(1, 10).resolved(2, 20).learned(1, DRAFT, 30)))
                .doesNotContain("Between us", "Lesson", "Postmortem");
    }

    @Test
    void names_the_rules_behind_its_figures() {
        assertThat(Telling.unwrapped(identified()))
                .contains("rounded down")
                .contains("at most 2 minutes after the promised time")
                .contains("Times are in UTC.");
    }

    @Test
    void in_plain_text_fits_a_terminal() {
        var longUpdate =
                new Update(updateId(1), IDENTIFIED, "word ".repeat(200), List.of(), at(10), null, Audience.PUBLIC);

        assertThat(Telling.plain(identified().then(new UpdatePosted(INCIDENT, longUpdate)))
                        .lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
    }

    private static Recording promising() {
        return identified()
                .recordedAt(10)
                .then(new UpdatePosted(
                        INCIDENT,
                        new Update(updateId(1), IDENTIFIED, "Soon", List.of(), at(10), at(40), Audience.PUBLIC)));
    }
}
