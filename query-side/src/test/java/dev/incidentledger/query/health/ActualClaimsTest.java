package dev.incidentledger.query.health;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.query.health.Story.API;
import static dev.incidentledger.query.health.Story.WEB;
import static dev.incidentledger.query.health.Story.claim;
import static dev.incidentledger.query.health.Story.identified;
import static dev.incidentledger.query.health.Story.says;
import static dev.incidentledger.query.health.Story.standing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ActualClaimsTest {

    @Test
    void without_a_window_claims_are_where_they_were_published() {
        var claims = identified(0, says(API, PARTIAL_OUTAGE)).resolved(60).claims();

        assertThat(claims.actualInPublic()).isEqualTo(claims.inPublic());
    }

    @Test
    void with_a_window_each_component_was_in_the_worst_that_was_claimed_of_it_through_all_of_it() {
        var story = identified(0, says(API, DEGRADED_PERFORMANCE), says(WEB, DEGRADED_PERFORMANCE))
                .posted(10, says(API, MAJOR_OUTAGE))
                .posted(20, says(API, PARTIAL_OUTAGE), says(WEB, OPERATIONAL))
                .resolved(60)
                .affected(-120, 50);

        assertThat(story.claims().actualInPublic())
                .containsExactlyInAnyOrder(
                        claim(API, MAJOR_OUTAGE, -120, 50), claim(WEB, DEGRADED_PERFORMANCE, -120, 50));
    }

    @Test
    void the_window_that_was_established_last_counts() {
        var story = identified(0, says(API, PARTIAL_OUTAGE))
                .resolved(60)
                .affected(-10, 50)
                .affected(-20, 40);

        assertThat(story.claims().actualInPublic()).containsExactly(claim(API, PARTIAL_OUTAGE, -20, 40));
    }

    @Test
    void a_window_without_an_end_ends_with_the_last_claim() {
        var story = identified(0, says(API, PARTIAL_OUTAGE)).affected(-30, null);

        assertThat(story.claims().actualInPublic()).containsExactly(standing(API, PARTIAL_OUTAGE, -30));
        assertThat(story.resolved(60).claims().actualInPublic()).containsExactly(claim(API, PARTIAL_OUTAGE, -30, 60));
    }

    @Test
    void a_window_that_begins_after_all_was_over_and_has_no_end_moves_nothing() {
        var story = identified(0, says(API, PARTIAL_OUTAGE)).resolved(60).affected(90, null);

        assertThat(story.claims().actualInPublic()).containsExactly(claim(API, PARTIAL_OUTAGE, 0, 60));
    }

    @Test
    void a_retracted_incident_never_was() {
        var story = identified(0, says(API, PARTIAL_OUTAGE))
                .resolved(60)
                .affected(-10, 50)
                .retracted();

        assertThat(story.claims().actualInPublic()).isEmpty();
    }
}
