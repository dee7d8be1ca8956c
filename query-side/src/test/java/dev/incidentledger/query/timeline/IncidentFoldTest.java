package dev.incidentledger.query.timeline;

import static dev.incidentledger.query.timeline.Recording.WEB;
import static dev.incidentledger.query.timeline.Recording.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.IncidentClaims;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every history, tried on random ones; the seed is in the name of the test that fails. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentFoldTest {

    static List<Long> seeds() {
        return new Random(20261124).longs(200).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void reading_on_from_a_prefix_comes_to_the_same_as_reading_all_and_leaves_the_prefix_alone(long seed) {
        var events = RandomIncident.events(seed);
        int cut = 1 + new Random(seed).nextInt(events.size());
        var fold = new IncidentFold();
        events.subList(0, cut).forEach(fold::add);

        var early = fold.history();
        events.subList(cut, events.size()).forEach(fold::add);

        assertThat(fold.history()).isEqualTo(IncidentHistory.of(events));
        assertThat(early).isEqualTo(IncidentHistory.of(events.subList(0, cut)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void impact_and_claims_are_those_that_the_current_status_derives_from_the_events(long seed) {
        var events = RandomIncident.events(seed);
        var claims = IncidentClaims.of(events.stream().map(RecordedEvent::event).toList());
        var history = IncidentHistory.of(events).orElseThrow();

        assertThat(history.derivedImpact()).isEqualTo(claims.worstImpact());
        assertThat(history.components().stream().filter(component -> component.claim() != null))
                .extracting(ClaimedComponent::id, ClaimedComponent::claim)
                .containsExactlyInAnyOrderElementsOf(claims.all().stream()
                        .filter(Claim::stands)
                        .map(claim -> tuple(claim.componentId(), claim.status()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_question_has_an_answer_at_every_position(long seed) {
        var events = RandomIncident.events(seed);
        for (int known = 1; known <= events.size(); known++) {
            var history = IncidentHistory.of(events.subList(0, known)).orElseThrow();
            assertThat(history.latest().version()).isEqualTo(known - 1);
            assertThat(history.duration().orElse(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ZERO);
            assertThat(IncidentDetail.of(history, new PromiseRule(Duration.ofMinutes(2)), Moment.present(at(400)))
                            .updates())
                    .isNotEmpty();
            assertThat(history.publicView(Set.of(WEB)).orElseThrow().toString()).doesNotContain("Between us", "Web");
        }
    }
}
