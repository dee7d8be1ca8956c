package dev.incidentledger.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.incident.Impact;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordingTest {

    @Test
    void two_components_are_named_and_more_are_counted() {
        assertThat(Wording.components(List.of("A"))).isEqualTo("A");
        assertThat(Wording.components(List.of("A", "B"))).isEqualTo("A and B");
        assertThat(Wording.components(List.of("A", "A", "C"))).isEqualTo("A and A and 1 more component");
        assertThat(Wording.components(List.of("A", "B", "C", "D"))).isEqualTo("A and B and 2 more components");
    }

    @Test
    void every_impact_makes_a_noun() {
        assertThat(List.of(Impact.values()))
                .extracting(Wording::incidentOf)
                .containsExactly(
                        "an incident without impact",
                        "an incident that amounted to maintenance",
                        "a minor incident",
                        "a major incident",
                        "a critical incident");
    }
}
