package dev.incidentledger.http;

import static dev.incidentledger.http.SampleServer.AUDITOR;
import static dev.incidentledger.http.SampleServer.EXPIRED;
import static dev.incidentledger.http.SampleServer.OPERATOR;
import static dev.incidentledger.http.SampleServer.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.TokenId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest extends ServerTest {

    static final List<String> BAD_TOKENS = List.of(
            "",
            "nonsense",
            EXPIRED.value(),
            REVOKED.value(),
            AccessTokenSecret.next(TokenId.next()).value(),
            AccessTokenSecret.next(OPERATOR.tokenId()).value(),
            OPERATOR.value() + "x",
            OPERATOR.value().toUpperCase(Locale.ROOT));

    @Test
    void a_good_token_names_its_caller() throws Exception {
        assertThat(get("/caller", "Bearer " + OPERATOR.value()).body())
                .isEqualTo(OPERATOR.tokenId().value());
        assertThat(get("/caller", "bearer  " + OPERATOR.value()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @FieldSource("BAD_TOKENS")
    void a_bad_token_is_refused_without_saying_why(String token) throws Exception {
        var response = get("/caller", "Bearer " + token);

        problem(response, 401, "UNAUTHENTICATED");
        assertThat(challenge(response)).isEqualTo("Bearer realm=\"incident-ledger\", error=\"invalid_token\"");
    }

    @Test
    void a_bad_token_is_refused_also_where_none_is_needed() throws Exception {
        problem(get("/open/caller", "Bearer nonsense"), 401, "UNAUTHENTICATED");
    }

    @Test
    void no_token_is_challenged() throws Exception {
        var response = send(request("/caller"));

        problem(response, 401, "UNAUTHENTICATED");
        assertThat(challenge(response)).isEqualTo("Bearer realm=\"incident-ledger\"");
    }

    @Test
    void another_scheme_counts_as_no_token() throws Exception {
        problem(get("/caller", "Basic dXNlcjpwYXNz"), 401, "UNAUTHENTICATED");
        assertThat(get("/open/caller", "Basic dXNlcjpwYXNz").body()).isEqualTo("nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/caller", "/open/caller", "/nowhere"})
    void two_tokens_are_refused_even_if_they_are_the_same(String path) throws Exception {
        for (var other : List.of("Bearer " + OPERATOR.value(), "Bearer nonsense", "Basic dXNlcjpwYXNz")) {
            var response = send(request(path)
                    .header("Authorization", "Bearer " + OPERATOR.value())
                    .header("Authorization", other));

            problem(response, 400, "SEVERAL_AUTHORIZATIONS");
        }
    }

    @Test
    void an_open_route_tells_a_caller_from_nobody() throws Exception {
        assertThat(send(request("/open/caller")).body()).isEqualTo("nobody");
        assertThat(get("/open/caller", "Bearer " + AUDITOR.value()).body()).isEqualTo(AUDITOR.tokenId() + " [AUDITOR]");
    }

    @Test
    void a_controller_that_needs_a_caller_never_runs_without_one() throws Exception {
        problem(send(request("/open/nobody")), 401, "UNAUTHENTICATED");
    }

    @Test
    void a_role_that_does_not_suffice_is_forbidden() throws Exception {
        var response = send(request("/samples")
                .header("Authorization", "Bearer " + AUDITOR.value())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        problem(response, 403, "FORBIDDEN");
        assertThat(challenge(response)).endsWith("error=\"insufficient_scope\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/error", "/caller"})
    void a_route_that_no_rule_opens_needs_a_token(String path) throws Exception {
        problem(send(request(path)), 401, "UNAUTHENTICATED");
    }

    @Test
    void nothing_is_remembered_between_requests() throws Exception {
        var response = get("/caller", "Bearer " + OPERATOR.value());

        assertThat(response.headers().map()).doesNotContainKey("set-cookie");
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return send(request(path).header("Authorization", authorization));
    }

    private static String challenge(HttpResponse<String> response) {
        return response.headers().firstValue("WWW-Authenticate").orElseThrow();
    }
}
