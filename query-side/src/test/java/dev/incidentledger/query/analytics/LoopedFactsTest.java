package dev.incidentledger.query.analytics;

import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an incident goes through, its steps and delays are those that a loop over its events finds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LoopedFactsTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void facts_are_those_of_a_loop_over_the_events(long seed) {
        var story = RandomStory.of(INCIDENT, 0, new Random(seed));

        var facts = IncidentFacts.of(story.history());

        assertThat(LoopedFacts.of(facts))
                .usingRecursiveComparison()
                .ignoringCollectionOrderInFields("correctionDelays")
                .isEqualTo(LoopedFacts.of(story.events()));
    }
}
