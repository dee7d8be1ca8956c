package dev.incidentledger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IdsTest {

    @RepeatedTest(100)
    void a_new_id_is_well_formed() {
        assertThat(Ids.isWellFormed("inc_", Ids.next("inc_"))).isTrue();
    }

    @Test
    void ids_sort_by_when_they_were_made() throws InterruptedException {
        var first = Ids.next("inc_");
        var began = System.currentTimeMillis();
        while (System.currentTimeMillis() == began) {
            Thread.onSpinWait();
        }

        assertThat(Ids.next("inc_")).isGreaterThan(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "inc_",
                "inc_01hzy3m8k2q4r6t8v0w2x4y6z",
                "inc_01hzy3m8k2q4r6t8v0w2x4y6z88",
                "cmp_01hzy3m8k2q4r6t8v0w2x4y6z8",
                "inc_81hzy3m8k2q4r6t8v0w2x4y6z8",
                "inc_0lhzy3m8k2q4r6t8v0w2x4y6z8",
                "inc_01HZY3M8K2Q4R6T8V0W2X4Y6Z8",
                "inc_01hzy3m8k2q4r6t8v0w2x4y6z\u0000"
            })
    void anything_else_is_refused(String text) {
        assertThat(Ids.isWellFormed("inc_", text)).isFalse();
        assertThatThrownBy(() -> Ids.require("inc_", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An id of this type is inc_ and 26 characters");
    }

    @Test
    void a_derived_id_is_always_the_same_and_well_formed() {
        var id = Ids.derived("inc_", "somewhere 85cf5bgslwtw");

        assertThat(id).isEqualTo(Ids.derived("inc_", "somewhere 85cf5bgslwtw"));
        assertThat(id).isNotEqualTo(Ids.derived("inc_", "somewhere 85cf5bgslwtx"));
        assertThat(Ids.isWellFormed("inc_", id)).isTrue();
    }
}
