package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.TokenId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Each test has a server of its own: what one spends, another would miss. */
@TestPropertySource(
        properties = {
            "ledger.limits.requests-per-minute=3",
            "ledger.limits.public-requests-per-minute=5",
            "ledger.limits.failures-per-minute=2"
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class ThrottleTest extends ServerTest {

    @Test
    void a_token_over_its_quota_waits_and_no_other_does() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(send(asOperator("/caller")).statusCode()).isEqualTo(200);
        }

        waits(send(asOperator("/caller")), 429, "QUOTA_EXCEEDED");
        assertThat(get("/caller", SampleServer.AUDITOR.value()).statusCode()).isEqualTo(200);
        assertThat(send(request("/open/page")).statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_calls_without_a_token_has_a_quota_by_network_which_no_header_changes() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(send(request("/open/page").header("X-Forwarded-For", "192.0.2." + i))
                            .statusCode())
                    .isEqualTo(200);
        }

        waits(send(request("/open/page").header("X-Forwarded-For", "192.0.2.9")), 429, "QUOTA_EXCEEDED");
        assertThat(send(asOperator("/caller")).statusCode()).isEqualTo(200);
    }

    /** The sample has nothing to answer them with; what matters is that they are not told to wait. */
    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void health_probes_have_no_quota_and_spend_none(String probe) throws Exception {
        for (int i = 0; i < 6; i++) {
            problem(send(request(probe)), 404, "NOT_FOUND");
        }
        for (int i = 0; i < 5; i++) {
            assertThat(send(request("/open/page")).statusCode()).isEqualTo(200);
        }
        waits(send(request("/open/page")), 429, "QUOTA_EXCEEDED");

        problem(send(request(probe)), 404, "NOT_FOUND");
    }

    @Test
    void alerts_have_no_quota() throws Exception {
        for (int i = 0; i < 5; i++) {
            problem(send(asOperator("/api/v1/intake/nobody").POST(BodyPublishers.noBody())), 404, "NOT_FOUND");
        }
    }

    @Test
    void whoever_guesses_waits_also_with_a_token_that_is_good() throws Exception {
        for (int i = 0; i < 2; i++) {
            problem(get("/caller", invented()), 401, "UNAUTHENTICATED");
        }

        waits(get("/caller", invented()), 429, "TOO_MANY_FAILED_AUTHENTICATIONS");
        waits(get("/caller", "nonsense"), 429, "TOO_MANY_FAILED_AUTHENTICATIONS");
        waits(get("/caller", SampleServer.OPERATOR.value()), 429, "TOO_MANY_FAILED_AUTHENTICATIONS");
        waits(get("/api/v1/intake/nobody", invented()), 503, "TOO_MANY_FAILED_AUTHENTICATIONS");
    }

    @Test
    void whoever_was_recognized_before_goes_on() throws Exception {
        assertThat(send(asOperator("/caller")).statusCode()).isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            get("/caller", invented());
        }

        assertThat(send(asOperator("/caller")).statusCode()).isEqualTo(200);
    }

    private static void waits(HttpResponse<String> response, int status, String code) {
        assertThat(problem(response, status, code).path("retryable").asBoolean())
                .isTrue();
        assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    private static String invented() {
        return AccessTokenSecret.next(TokenId.next()).value();
    }
}
