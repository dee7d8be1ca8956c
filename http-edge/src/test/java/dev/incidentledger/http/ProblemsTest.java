package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemsTest {

    /** Spring Security looks at a header only when somebody reads it, which may be deep in a handler. */
    @Test
    void a_header_that_is_rejected_late_is_no_failure_of_ours() {
        var problem = new Problems(List.of()).of(new IllegalStateException(new RequestRejectedException("X-High")));

        assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST);
    }
}
