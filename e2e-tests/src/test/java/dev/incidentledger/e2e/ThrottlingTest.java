package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.http.AccessTokenSecret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever asks too much or guesses is told to wait, and nobody else notices. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ThrottlingTest {

    private static final int QUOTA = 20;
    private static final int FAILURES = 5;
    private static final String INCIDENTS = "/api/v1/incidents";

    @Test
    void a_runaway_script_and_a_guesser_wait_while_the_operator_goes_on() {
        var ledger = RunningLedger.start(
                "--ledger.limits.requests-per-minute=" + QUOTA, "--ledger.limits.failures-per-minute=" + FAILURES);
        var admin = ledger.admin();
        var script = issued(admin);
        for (int i = 0; i < QUOTA; i++) {
            script.get(INCIDENTS).expect(200);
        }

        waits(script.get(INCIDENTS), "QUOTA_EXCEEDED");
        for (int i = 0; i < FAILURES; i++) {
            guesser(admin).get(INCIDENTS).expect(401);
        }
        waits(guesser(admin).get(INCIDENTS), "TOO_MANY_FAILED_AUTHENTICATIONS");
        admin.post(
                        INCIDENTS,
                        Map.of(
                                "title",
                                "Sign-in fails",
                                "status",
                                "investigating",
                                "message",
                                "We are looking into it."))
                .expect(201);
        ledger.anonymous().get("/api/v1/status").expect(200);
    }

    private static void waits(Api.Answer answer, String code) {
        assertThat(answer.expect(429).json().path("code").asString()).isEqualTo(code);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    }

    private static Api guesser(Api admin) {
        return new Api(admin.url(), AccessTokenSecret.next(TokenId.next()).value());
    }

    private static Api issued(Api admin) {
        return new Api(
                admin.url(),
                admin.post("/api/v1/access-tokens", Map.of("roles", List.of("operator")))
                        .expect(201)
                        .json()
                        .path("secret")
                        .asString());
    }
}
