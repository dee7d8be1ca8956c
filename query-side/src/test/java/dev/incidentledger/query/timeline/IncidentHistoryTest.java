package dev.incidentledger.query.timeline;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.events.incident.PostmortemState.DRAFT;
import static dev.incidentledger.events.incident.PostmortemState.PUBLISHED;
import static dev.incidentledger.events.incident.UpdateStatus.IDENTIFIED;
import static dev.incidentledger.events.incident.UpdateStatus.INVESTIGATING;
import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.events.incident.UpdateStatus.POSTMORTEM;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;
import static dev.incidentledger.query.timeline.Recording.API;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.WEB;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.corrected;
import static dev.incidentledger.query.timeline.Recording.identified;
import static dev.incidentledger.query.timeline.Recording.says;
import static dev.incidentledger.query.timeline.Recording.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.query.platform.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentHistoryTest {

    @Test
    void of_nothing_is_nothing() {
        assertThat(IncidentHistory.of(List.of())).isEmpty();
    }

    @Nested
    class Status {

        @Test
        void follows_the_latest_update_by_time_not_by_recording() {
            var history = identified()
                    .posted(1, MONITORING, 20)
                    .posted(2, IDENTIFIED, 10)
                    .history();

            assertThat(history.status()).isEqualTo(MONITORING);
        }

        @Test
        void of_two_updates_at_one_time_follows_the_one_recorded_later() {
            var history = identified()
                    .posted(1, MONITORING, 20)
                    .posted(2, IDENTIFIED, 20)
                    .history();

            assertThat(history.status()).isEqualTo(IDENTIFIED);
        }

        @Test
        void does_not_follow_a_note() {
            assertThat(identified()
                            .posted(1, MONITORING, 20)
                            .noted(2, 30)
                            .history()
                            .status())
                    .isEqualTo(MONITORING);
        }

        @Test
        void is_resolved_even_when_an_update_dates_itself_later_than_the_resolution() {
            var history = identified().posted(1, MONITORING, 20).resolved(2, 15).history();

            assertThat(history.status()).isEqualTo(RESOLVED);
            assertThat(history.resolvedAt()).contains(at(15));
        }

        @Test
        void after_a_reopening_forgets_what_was_said_before() {
            var history = identified()
                    .posted(1, MONITORING, 20)
                    .resolved(2, 30)
                    .reopened(3, 30)
                    .history();

            assertThat(history.status()).isEqualTo(INVESTIGATING);
            assertThat(history.isOpen()).isTrue();
            assertThat(history.resolvedAt()).isEmpty();
            assertThat(history.reopenedAt()).containsExactly(at(30));
        }

        @Test
        void is_postmortem_once_one_is_published_and_not_before() {
            var resolved = identified().resolved(1, 30);

            assertThat(resolved.learned(1, DRAFT, 40).history().status()).isEqualTo(RESOLVED);
            assertThat(resolved.learned(2, PUBLISHED, 50).history().status()).isEqualTo(POSTMORTEM);
        }

        @Test
        void is_no_longer_postmortem_when_the_incident_came_back_and_was_resolved_again() {
            var history = identified()
                    .resolved(1, 30)
                    .learned(1, PUBLISHED, 40)
                    .reopened(2, 50)
                    .resolved(3, 60)
                    .history();

            assertThat(history.status()).isEqualTo(RESOLVED);
        }
    }

    @Nested
    class Times {

        @Test
        void monitoring_since_the_first_monitoring_update_by_time() {
            var history = identified()
                    .posted(1, MONITORING, 20)
                    .posted(2, MONITORING, 10)
                    .history();

            assertThat(history.monitoringAt()).contains(at(10));
        }

        @Test
        void lasted_from_its_stated_start_to_its_resolution() {
            assertThat(identified().resolved(1, 68).history().duration()).contains(Duration.ofMinutes(68));
        }

        @Test
        void never_lasted_less_than_nothing() {
            var opening = new IncidentIdentified(
                    INCIDENT, "Told afterwards", at(30), update(0, RESOLVED, 20), Audience.PUBLIC, null, null, null);
            var history = new Recording().then(opening).history();

            assertThat(history.isOpen()).isFalse();
            assertThat(history.duration()).contains(Duration.ZERO);
        }

        @Test
        void has_no_duration_while_it_is_open() {
            assertThat(identified().history().duration()).isEmpty();
            assertThat(identified().history().durationUntil(at(7))).isEqualTo(Duration.ofMinutes(7));
        }

        @Test
        void public_from_the_beginning_since_its_first_update() {
            assertThat(identified().posted(1, IDENTIFIED, -5).history().firstPublishedAt())
                    .contains(at(-5));
        }

        @Test
        void made_public_later_since_then() {
            var history = internal()
                    .recordedAt(25)
                    .then(new IncidentPublished(INCIDENT))
                    .history();

            assertThat(history.firstPublishedAt()).contains(at(25));
            assertThat(history.audience()).isEqualTo(Audience.PUBLIC);
        }

        @Test
        void not_public_at_all_while_internal() {
            assertThat(internal().history().firstPublishedAt()).isEmpty();
        }

        @Test
        void less_than_nothing_when_told_before_it_began() {
            var history = identified().then(window(at(10), at(20))).history();

            assertThat(history.publishedAfter()).contains(Duration.ofMinutes(-10));
        }

        @Test
        void the_window_established_last_stands() {
            var history = identified()
                    .then(window(at(-60), at(-10)))
                    .then(window(at(-90), at(-10)))
                    .history();

            assertThat(history.impactWindow().orElseThrow().window().from()).isEqualTo(at(-90));
            assertThat(history.impactWindow().orElseThrow().durationSeconds()).isEqualTo(80 * 60);
            assertThat(history.publishedAfter()).contains(Duration.ofMinutes(90));
        }

        @Test
        void an_open_window_has_no_duration() {
            var open = new ImpactWindow(at(-60), null, "our monitoring", true);
            var history = identified()
                    .then(new ImpactWindowEstablished(INCIDENT, open))
                    .history();

            assertThat(history.impactWindow().orElseThrow().durationSeconds()).isNull();
        }

        private static ImpactWindowEstablished window(Instant from, Instant to) {
            return new ImpactWindowEstablished(INCIDENT, new ImpactWindow(from, to, "our monitoring", false));
        }
    }

    @Nested
    class Versions {

        @Test
        void a_correction_adds_a_version_and_keeps_the_one_before() {
            var history = identified()
                    .recordedAt(9)
                    .because("A typo", corrected(0, "What I meant", null))
                    .history();

            var update = history.updates().getFirst();
            assertThat(update.edited()).isTrue();
            assertThat(update.original().message()).isEqualTo("Update 0");
            assertThat(update.message()).isEqualTo("What I meant");
            assertThat(update.status()).isEqualTo(INVESTIGATING);
            assertThat(update.current().provenance())
                    .isEqualTo(new Provenance(20, 1, at(9), Recording.ACTOR, null, "A typo"));
        }

        @Test
        void a_correction_may_change_everything_else_too() {
            var correction = new UpdateCorrected(
                    INCIDENT, Recording.updateId(0), null, at(-3), IDENTIFIED, List.of(says(API, MAJOR_OUTAGE)));
            var update = identified()
                    .because("Read the log", correction)
                    .history()
                    .updates()
                    .getFirst();

            assertThat(update.message()).isEqualTo("Update 0");
            assertThat(update.occurredAt()).isEqualTo(at(-3));
            assertThat(update.status()).isEqualTo(IDENTIFIED);
            assertThat(update.components()).containsExactly(says(API, MAJOR_OUTAGE));
            assertThat(update.original().components()).isEmpty();
        }

        @Test
        void a_correction_of_an_update_that_is_not_there_changes_nothing() {
            assertThat(identified().then(corrected(77, "?", null)).history())
                    .isEqualTo(identified().history());
        }

        @Test
        void titles_are_all_kept() {
            var history = identified()
                    .because("It was only one region", new TitleCorrected(INCIDENT, "Sign-in fails in Europe"))
                    .history();

            assertThat(history.title()).isEqualTo("Sign-in fails in Europe");
            assertThat(history.titles())
                    .extracting(TitleVersion::title)
                    .containsExactly("Sign-in fails", "Sign-in fails in Europe");
        }

        @Test
        void postmortems_are_all_kept_and_the_newest_published_one_is_for_everyone() {
            var history = identified()
                    .resolved(1, 30)
                    .learned(1, DRAFT, 40)
                    .learned(2, PUBLISHED, 50)
                    .learned(3, PUBLISHED, 60)
                    .learned(4, DRAFT, 70)
                    .history();

            assertThat(history.postmortem().versions()).hasSize(4);
            assertThat(history.publishedPostmortems().getLast().postmortem().version())
                    .isEqualTo(3);
        }

        @Test
        void five_minutes_late_is_not_backdated_and_more_is() {
            var history = identified()
                    .recordedAt(25)
                    .then(new UpdatePosted(INCIDENT, update(1, IDENTIFIED, 20)))
                    .then(new UpdatePosted(INCIDENT, update(2, IDENTIFIED, 19)))
                    .history();

            assertThat(history.updates()).extracting(UpdateHistory::backdated).containsExactly(false, false, true);
        }

        @Test
        void a_time_corrected_to_long_before_the_recording_is_backdated() {
            var history = identified()
                    .because("It began earlier", corrected(0, null, at(-6)))
                    .history();

            assertThat(history.updates().getFirst().backdated()).isTrue();
        }
    }

    @Nested
    class Impacts {

        @Test
        void is_the_worst_that_its_components_amounted_to() {
            var history = identified(says(API, PARTIAL_OUTAGE))
                    .posted(1, MONITORING, 10, says(API, DEGRADED_PERFORMANCE))
                    .resolved(2, 20)
                    .history();

            assertThat(history.derivedImpact()).isEqualTo(Impact.MAJOR);
            assertThat(history.impact()).isEqualTo(Impact.MAJOR);
        }

        @Test
        void follows_corrected_components() {
            var history = identified(says(API, MAJOR_OUTAGE))
                    .because(
                            "Only slow",
                            new UpdateCorrected(
                                    INCIDENT,
                                    Recording.updateId(0),
                                    null,
                                    null,
                                    null,
                                    List.of(says(API, DEGRADED_PERFORMANCE))))
                    .history();

            assertThat(history.derivedImpact()).isEqualTo(Impact.MINOR);
        }

        @Test
        void can_be_overridden_and_left_alone_again() {
            var overridden = identified(says(API, MAJOR_OUTAGE))
                    .because("Nobody noticed", new ImpactOverridden(INCIDENT, Impact.MINOR));
            assertThat(overridden.history().impact()).isEqualTo(Impact.MINOR);
            assertThat(overridden.history().derivedImpact()).isEqualTo(Impact.CRITICAL);

            var left = overridden
                    .because("They did", new ImpactOverridden(INCIDENT, null))
                    .history();
            assertThat(left.impact()).isEqualTo(Impact.CRITICAL);
            assertThat(left.overrides())
                    .extracting(override -> override.provenance().reason())
                    .containsExactly("Nobody noticed", "They did");
        }

        @Test
        void may_be_overridden_from_the_beginning() {
            var opening = new IncidentIdentified(
                    INCIDENT,
                    "Nothing to see",
                    at(0),
                    update(0, INVESTIGATING, 0, says(API, MAJOR_OUTAGE)),
                    Audience.PUBLIC,
                    null,
                    null,
                    Impact.NONE);

            assertThat(new Recording().then(opening).history().impact()).isEqualTo(Impact.NONE);
        }
    }

    @Nested
    class Components {

        @Test
        void are_listed_as_they_came_up_with_their_worst_and_what_is_claimed_now() {
            var history = identified(says(WEB, MAJOR_OUTAGE))
                    .posted(1, MONITORING, 10, says(API, DEGRADED_PERFORMANCE), says(WEB, PARTIAL_OUTAGE))
                    .history();

            assertThat(history.components())
                    .containsExactly(
                            new ClaimedComponent(WEB, "Web", MAJOR_OUTAGE, PARTIAL_OUTAGE),
                            new ClaimedComponent(API, "API", DEGRADED_PERFORMANCE, DEGRADED_PERFORMANCE));
        }

        @Test
        void are_claimed_no_longer_once_they_are_operational_or_the_incident_is_over() {
            var open = identified(says(WEB, MAJOR_OUTAGE), says(API, MAJOR_OUTAGE))
                    .posted(1, MONITORING, 10, says(API, OPERATIONAL));
            assertThat(open.history().components())
                    .extracting(ClaimedComponent::claim)
                    .containsExactly(MAJOR_OUTAGE, null);

            assertThat(open.resolved(2, 20).history().components())
                    .extracting(ClaimedComponent::claim)
                    .containsOnlyNulls();
        }

        @Test
        void stay_claimed_where_the_resolution_says_so_until_they_recover() {
            var resolved = identified(says(API, MAJOR_OUTAGE)).resolved(1, 20, says(API, DEGRADED_PERFORMANCE));
            assertThat(resolved.history().components().getFirst().claim()).isEqualTo(DEGRADED_PERFORMANCE);

            var recovered = resolved.recordedAt(30).then(new ComponentsRecovered(INCIDENT, List.of(API), at(30)));
            assertThat(recovered.history().components().getFirst().claim()).isNull();
        }

        @Test
        void are_claimed_by_no_retracted_incident() {
            var history = identified(says(API, MAJOR_OUTAGE))
                    .because("A false alarm", new IncidentRetracted(INCIDENT))
                    .history();

            assertThat(history.components().getFirst().claim()).isNull();
            assertThat(history.retraction().provenance().reason()).isEqualTo("A false alarm");
        }

        @Test
        void are_not_claimed_by_notes() {
            assertThat(identified()
                            .noted(1, 5, says(API, MAJOR_OUTAGE))
                            .history()
                            .components())
                    .isEmpty();
        }
    }

    @Test
    void references_are_those_of_the_origin_and_those_linked_later_each_once() {
        var opening = new IncidentIdentified(
                INCIDENT,
                "Mail is late",
                at(0),
                update(0, INVESTIGATING, 0),
                Audience.PUBLIC,
                "Europe",
                new Origin("Microsoft 365", List.of(new ExternalReference("Microsoft 365", "EX1", null))),
                null);
        var history = new Recording()
                .then(opening)
                .then(new ReferenceLinked(INCIDENT, new ExternalReference("Jira", "OPS-1", null)))
                .then(new ReferenceLinked(INCIDENT, new ExternalReference("Microsoft 365", "EX1", "https://x.example")))
                .history();

        assertThat(history.references())
                .containsExactly(
                        new ExternalReference("Microsoft 365", "EX1", "https://x.example"),
                        new ExternalReference("Jira", "OPS-1", null));
    }

    @Test
    void the_timeline_stands_newest_first_with_an_entry_for_each_thing_that_happened() {
        var timeline = identified()
                .because("Clearer", new TitleCorrected(INCIDENT, "Sign-in is slow"))
                .posted(1, MONITORING, 20)
                .because("Wrong number", corrected(1, "Two gateways", null))
                .resolved(2, 30)
                .learned(1, DRAFT, 40)
                .learned(2, PUBLISHED, 50)
                .recordedAt(60)
                .because("All wrong", new IncidentRetracted(INCIDENT))
                .history()
                .timeline();

        assertThat(timeline)
                .extracting(entry -> entry.getClass().getSimpleName())
                .containsExactly(
                        "Retraction",
                        "PostmortemHistory",
                        "UpdateHistory",
                        "UpdateHistory",
                        "TitleVersion",
                        "UpdateHistory");
        assertThat(timeline).extracting(TimelineEntry::at).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void its_version_and_position_are_those_of_its_newest_event_even_of_a_correction() {
        var history = identified()
                .posted(1, MONITORING, 20)
                .because("A typo", corrected(0, "Different", null))
                .history();

        assertThat(history.latest().version()).isEqualTo(2);
        assertThat(history.latest().position()).isEqualTo(30);
    }

    private static Recording internal() {
        return new Recording().then(Recording.opening(Audience.INTERNAL));
    }
}
