package dev.incidentledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RejectedTest {

    @Test
    void carries_its_code_its_sentence_and_where_it_hurts() {
        var rejected = new Rejected(RejectionCode.NAME_TAKEN, "Choose another name", "/name");

        assertThat(rejected.code()).isEqualTo(RejectionCode.NAME_TAKEN);
        assertThat(rejected).hasMessage("Choose another name");
        assertThat(rejected.pointer()).contains("/name");
    }

    @Test
    void points_nowhere_when_no_single_field_is_at_fault() {
        assertThat(new Rejected(RejectionCode.INCIDENT_RETRACTED, "Final").pointer())
                .isEmpty();
    }

    @Test
    void costs_no_stack_trace() {
        assertThat(new Rejected(RejectionCode.INCIDENT_RETRACTED, "Final").getStackTrace())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_code_is_a_status_that_says_it_is_the_request_that_failed(RejectionCode code) {
        assertThat(code.httpStatus()).isIn(404, 409, 422, 428);
    }

    @ParameterizedTest
    @EnumSource
    void every_code_is_upper_snake(RejectionCode code) {
        assertThat(code.name()).matches("[A-Z]+(_[A-Z]+)*");
    }
}
