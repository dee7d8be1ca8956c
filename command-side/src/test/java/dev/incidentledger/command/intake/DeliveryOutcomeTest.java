package dev.incidentledger.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.http.ProblemException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveryOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "400, MALFORMED_BODY, INVALID, true",
        "413, BODY_TOO_LARGE, INVALID, true",
        "415, UNSUPPORTED_MEDIA_TYPE, INVALID, true",
        "422, INVALID_VALUE, INVALID, true",
        "404, UNKNOWN_INTAKE, UNKNOWN_INTAKE, true",
        "401, UNAUTHENTICATED, UNAUTHORIZED, false",
        "403, FORBIDDEN, UNAUTHORIZED, false",
        "503, TOO_MANY_FAILED_AUTHENTICATIONS, UNAUTHORIZED, false",
        "503, OVERLOADED, OVERLOADED, false",
        "503, INTAKE_BUSY, OVERLOADED, false",
        "503, EVENT_STORE_UNAVAILABLE, FAILED, false",
        "500, INTERNAL_ERROR, FAILED, false"
    })
    void follows_from_the_refusal(int status, String code, DeliveryOutcome outcome, boolean isLost) {
        var refusal = new ProblemException(HttpStatus.valueOf(status), code, "", List.of(), false);

        assertThat(DeliveryOutcome.of(refusal)).isEqualTo(outcome);
        assertThat(outcome.isLost()).isEqualTo(isLost);
    }
}
