package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionPositionsTest {

    private final ProjectionPositions positions = new ProjectionPositions();

    @Test
    void several_are_where_the_one_is_that_is_furthest_behind() {
        positions.reached("counts-v1", 7);
        positions.reached("promises-v1", 5);

        assertThat(positions.ofAll(List.of("counts-v1", "promises-v1"))).hasValue(5);
    }

    @Test
    void where_several_are_is_not_known_once_one_runs_elsewhere() {
        positions.reached("counts-v1", 7);

        assertThat(positions.ofAll(List.of("counts-v1", "promises-v1"))).isEmpty();
    }
}
