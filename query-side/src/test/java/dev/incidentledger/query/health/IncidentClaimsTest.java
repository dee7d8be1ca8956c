package dev.incidentledger.query.health;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.query.health.Story.API;
import static dev.incidentledger.query.health.Story.MAIL;
import static dev.incidentledger.query.health.Story.WEB;
import static dev.incidentledger.query.health.Story.claim;
import static dev.incidentledger.query.health.Story.identified;
import static dev.incidentledger.query.health.Story.says;
import static dev.incidentledger.query.health.Story.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.Impact;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentClaimsTest {

    @Nested
    class WhileOpen {

        @Test
        void what_an_update_says_stands_until_another_says_otherwise() {
            var story = identified(0, says(API, MAJOR_OUTAGE), says(WEB, DEGRADED_PERFORMANCE))
                    .posted(10, says(API, PARTIAL_OUTAGE));

            assertThat(story.claims().inPublic())
                    .containsExactlyInAnyOrder(
                            claim(API, MAJOR_OUTAGE, 0, 10),
                            standing(API, PARTIAL_OUTAGE, 10),
                            standing(WEB, DEGRADED_PERFORMANCE, 0));
        }

        @Test
        void saying_it_again_goes_on_with_the_same_claim() {
            var story = identified(0, says(API, MAJOR_OUTAGE)).posted(10, says(API, MAJOR_OUTAGE));

            assertThat(story.claims().inPublic()).containsExactly(standing(API, MAJOR_OUTAGE, 0));
        }

        @Test
        void operational_ends_a_claim_and_is_none_itself() {
            var story = identified(0, says(API, MAJOR_OUTAGE), says(WEB, OPERATIONAL))
                    .posted(10, says(API, OPERATIONAL));

            assertThat(story.claims().inPublic()).containsExactly(claim(API, MAJOR_OUTAGE, 0, 10));
        }

        @Test
        void of_two_updates_at_one_time_the_one_recorded_later_counts() {
            var story = identified(0, says(API, MAJOR_OUTAGE)).posted(0, says(API, DEGRADED_PERFORMANCE));

            assertThat(story.claims().inPublic()).containsExactly(standing(API, DEGRADED_PERFORMANCE, 0));
        }
    }

    @Nested
    class Resolved {

        @Test
        void it_withdraws_every_claim() {
            var story = identified(0, says(API, MAJOR_OUTAGE), says(WEB, PARTIAL_OUTAGE))
                    .resolved(30);

            assertThat(story.claims().inPublic())
                    .containsExactlyInAnyOrder(claim(API, MAJOR_OUTAGE, 0, 30), claim(WEB, PARTIAL_OUTAGE, 0, 30));
        }

        @Test
        void it_keeps_what_the_resolution_itself_claims() {
            var story = identified(0, says(API, MAJOR_OUTAGE), says(WEB, PARTIAL_OUTAGE), says(MAIL, MAJOR_OUTAGE))
                    .resolved(30, says(API, DEGRADED_PERFORMANCE), says(WEB, PARTIAL_OUTAGE), says(MAIL, OPERATIONAL));

            assertThat(story.claims().inPublic())
                    .containsExactlyInAnyOrder(
                            claim(API, MAJOR_OUTAGE, 0, 30),
                            standing(API, DEGRADED_PERFORMANCE, 30),
                            standing(WEB, PARTIAL_OUTAGE, 0),
                            claim(MAIL, MAJOR_OUTAGE, 0, 30));
        }

        @Test
        void recovery_ends_what_was_kept() {
            var story = identified(0, says(API, MAJOR_OUTAGE), says(WEB, MAJOR_OUTAGE))
                    .resolved(30, says(API, DEGRADED_PERFORMANCE), says(WEB, DEGRADED_PERFORMANCE))
                    .recovered(45, API);

            assertThat(story.claims().inPublic())
                    .contains(claim(API, DEGRADED_PERFORMANCE, 30, 45), standing(WEB, DEGRADED_PERFORMANCE, 30));
        }

        @Test
        void reopened_it_claims_only_what_is_said_anew() {
            var story = identified(0, says(API, MAJOR_OUTAGE), says(WEB, MAJOR_OUTAGE))
                    .resolved(30)
                    .reopened(40, says(API, PARTIAL_OUTAGE));

            assertThat(story.claims().inPublic())
                    .containsExactlyInAnyOrder(
                            claim(API, MAJOR_OUTAGE, 0, 30),
                            claim(WEB, MAJOR_OUTAGE, 0, 30),
                            standing(API, PARTIAL_OUTAGE, 40));
        }

        @Test
        void told_for_a_time_before_its_last_updates_it_leaves_nothing_of_them() {
            var story = identified(0, says(API, MAJOR_OUTAGE))
                    .posted(20, says(API, PARTIAL_OUTAGE))
                    .resolved(10);

            assertThat(story.claims().inPublic()).containsExactly(claim(API, MAJOR_OUTAGE, 0, 10));
        }

        @Test
        void reopened_it_does_not_bring_back_what_a_backdated_resolution_overtook() {
            var story = identified(0, says(API, MAJOR_OUTAGE))
                    .posted(20, says(WEB, MAJOR_OUTAGE))
                    .resolved(10)
                    .reopened(15, says(API, DEGRADED_PERFORMANCE));

            assertThat(story.claims().inPublic())
                    .containsExactly(claim(API, MAJOR_OUTAGE, 0, 10), standing(API, DEGRADED_PERFORMANCE, 15));
        }

        @Test
        void told_afterwards_in_one_update_it_claims_nothing_unless_it_says_so() {
            assertThat(identified(0).resolved(0).claims().inPublic()).isEmpty();
        }
    }

    @Nested
    class ChangingThePast {

        @Test
        void a_backdated_update_counts_from_when_it_was_true() {
            var story = identified(0, says(API, DEGRADED_PERFORMANCE)).posted(-30, says(API, MAJOR_OUTAGE));

            assertThat(story.claims().inPublic())
                    .containsExactly(claim(API, MAJOR_OUTAGE, -30, 0), standing(API, DEGRADED_PERFORMANCE, 0));
        }

        @Test
        void a_corrected_time_moves_the_claim() {
            var story = identified(0, says(API, MAJOR_OUTAGE)).resolved(30).movedTo(20, 1);

            assertThat(story.claims().inPublic()).containsExactly(claim(API, MAJOR_OUTAGE, 0, 20));
        }

        @Test
        void corrected_components_replace_all_that_the_update_said() {
            var story = identified(0, says(API, MAJOR_OUTAGE)).correctedToSay(0, says(WEB, DEGRADED_PERFORMANCE));

            assertThat(story.claims().inPublic()).containsExactly(standing(WEB, DEGRADED_PERFORMANCE, 0));
            assertThat(story.claims().worstImpact()).isEqualTo(Impact.MINOR);
        }

        @Test
        void retraction_withdraws_for_all_time() {
            var story = identified(0, says(API, MAJOR_OUTAGE))
                    .resolved(30, says(API, MAJOR_OUTAGE))
                    .retracted();

            assertThat(story.claims().inPublic()).isEmpty();
            assertThat(story.claims().all()).isEmpty();
        }
    }

    @Nested
    class InPublic {

        @Test
        void an_internal_note_claims_nothing() {
            var story = identified(0, says(API, DEGRADED_PERFORMANCE)).noted(5, says(API, MAJOR_OUTAGE));

            assertThat(story.claims().inPublic()).containsExactly(standing(API, DEGRADED_PERFORMANCE, 0));
            assertThat(story.claims().worstImpact()).isEqualTo(Impact.MINOR);
        }

        @Test
        void an_internal_incident_claims_nothing_until_it_is_published() {
            var story = identified(Audience.INTERNAL, 0, says(API, MAJOR_OUTAGE));

            assertThat(story.claims().inPublic()).isEmpty();
            assertThat(story.claims().all()).containsExactly(standing(API, MAJOR_OUTAGE, 0));

            assertThat(story.published().claims().inPublic()).containsExactly(standing(API, MAJOR_OUTAGE, 0));
        }
    }

    @Nested
    class WorstImpact {

        @Test
        void is_none_without_components() {
            assertThat(identified(0).resolved(10).claims().worstImpact()).isEqualTo(Impact.NONE);
        }

        @Test
        void does_not_fall_when_components_recover() {
            var story = identified(0, says(API, MAJOR_OUTAGE))
                    .posted(10, says(API, OPERATIONAL))
                    .resolved(20);

            assertThat(story.claims().worstImpact()).isEqualTo(Impact.CRITICAL);
        }

        @Test
        void looks_at_all_its_components_together() {
            var story = identified(0, says(API, OPERATIONAL), says(WEB, PARTIAL_OUTAGE));
            assertThat(story.claims().worstImpact()).isEqualTo(Impact.MINOR);

            story.posted(10, says(API, PARTIAL_OUTAGE));
            assertThat(story.claims().worstImpact()).isEqualTo(Impact.MAJOR);
        }

        @Test
        void is_maintenance_when_nothing_worse_ever_stood() {
            var story = identified(0, says(API, UNDER_MAINTENANCE)).resolved(10);

            assertThat(story.claims().worstImpact()).isEqualTo(Impact.MAINTENANCE);
        }

        @Test
        void does_not_hold_what_was_resolved_against_what_was_said_since() {
            var story = identified(0, says(API, PARTIAL_OUTAGE), says(WEB, DEGRADED_PERFORMANCE))
                    .resolved(10)
                    .reopened(20, says(WEB, PARTIAL_OUTAGE));

            assertThat(story.claims().worstImpact()).isEqualTo(Impact.MINOR);
        }
    }
}
