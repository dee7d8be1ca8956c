package dev.incidentledger.query.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.AccessEvent.TokenIssued;
import dev.incidentledger.events.access.AccessEvent.TokenRevoked;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.http.AccessTokenSecret;
import dev.incidentledger.http.AccessTokenVerifier;
import dev.incidentledger.query.QueryServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(folder, "ledger.limits.failures-per-minute=1000");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void leads_a_browser_to_the_form_and_back_to_where_it_wanted() throws Exception {
        var asked = browse("/audit/incidents/inc_01arz3ndektsv4rrffq69g5fav?position=3", null);
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(location(asked))
                .isEqualTo("/sign-in?to=%2Faudit%2Fincidents%2Finc_01arz3ndektsv4rrffq69g5fav%3Fposition%3D3");

        var form = browse(location(asked), null);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body())
                .contains("name=\"to\" value=\"/audit/incidents/inc_01arz3ndektsv4rrffq69g5fav?position=3\"");

        var signedIn = signIn(server.token(Role.AUDITOR), "/audit");
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(location(signedIn)).isEqualTo("/audit");
        assertThat(browse("/audit", cookie(signedIn)).statusCode()).isEqualTo(200);
    }

    @Test
    void gives_a_cookie_that_tells_nothing_of_the_secret_and_ends_with_the_browser() throws Exception {
        var token = server.token(Role.AUDITOR);
        var given = signIn(token, "/audit").headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(given)
                .startsWith(SignInCookie.NAME + "=")
                .contains("; Path=/", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Max-Age", "Expires", "Domain", token, token.substring(token.length() - 43))
                .hasSizeLessThan(160);
    }

    @Test
    void gives_a_cookie_for_tls_only_where_the_site_has_it(@TempDir Path other) throws Exception {
        assertThat(setCookie(signIn(server.token(Role.AUDITOR), "/audit"))).doesNotContain("Secure");
        try (var secure = QueryServer.start(other, "ledger.page.url=https://status.example.com")) {
            var answer = send(form(secure, "/sign-in", "token=" + secure.token(Role.AUDITOR)));
            assertThat(setCookie(answer)).contains("; Secure");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit", "/audit?cursor=x", "/%61udit", "/audit/", "/audit/incidents/x", "/audit/nowhere"})
    void shows_nothing_without_it(String path) throws Exception {
        assertThat(browse(path, null).statusCode()).isEqualTo(303);
        assertThat(server.anonymously(path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "", "ilt_tok_01arz3ndektsv4rrffq69g5fav_0123456789012345678901234567890123456789012"
            })
    void says_that_a_token_is_not_valid_and_not_why(String token) throws Exception {
        var answer = signIn(token, "/audit/incidents/x");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("This token is not valid.")
                .contains("value=\"/audit/incidents/x\"")
                .doesNotContain("nonsense");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void counts_wrong_tokens_as_it_does_those_of_programs(@TempDir Path other) throws Exception {
        try (var strict = QueryServer.start(other, "ledger.limits.failures-per-minute=2")) {
            send(form(strict, "/sign-in", "token=wrong"));
            strict.anonymously("/api/v1/incidents", "Authorization", "Bearer wrong");

            var answer = send(form(strict, "/sign-in", "token=" + strict.token(Role.AUDITOR)));

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 60L);
            assertThat(answer.body()).contains("Too many tokens were refused.");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "ANALYST"})
    void says_which_role_is_lacking(Role role) throws Exception {
        var signedIn = signIn(server.token(role), "/audit");

        var answer = browse("/audit", cookie(signedIn));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("auditor, admin");
        assertThat(server.as(role, "/audit").statusCode()).isEqualTo(403);
        assertThat(server.as(role, "/audit").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void ends_when_the_token_is_revoked() throws Exception {
        var secret = issue(null);
        var cookie = cookie(signIn(secret.value(), "/audit"));
        assertThat(browse("/audit", cookie).statusCode()).isEqualTo(200);

        server.record(secret.tokenId().value(), new TokenRevoked(secret.tokenId()));
        server.get(AccessTokenVerifier.class).forget(secret.tokenId());

        assertThat(browse("/audit", cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void takes_no_token_that_has_expired() throws Exception {
        assertThat(signIn(issue(Instant.parse("2026-01-01T00:00:00Z")).value(), "/audit")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void is_good_for_reading_these_pages_and_for_nothing_else() throws Exception {
        var cookie = cookie(signIn(server.token(Role.ADMIN), "/audit"));

        assertThat(head("/audit", cookie)).isEqualTo(200);
        assertThat(post("/audit", cookie)).isEqualTo(401);
        for (var path : new String[] {"/api/v1/incidents", "/api/v1/audit/events", "/api/v1/access-tokens"}) {
            assertThat(browse(path, cookie).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void is_over_after_signing_out() throws Exception {
        var answer = send(form(server, "/sign-out", ""));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/sign-in");
        assertThat(setCookie(answer)).startsWith(SignInCookie.NAME + "=;").contains("; Max-Age=0", "; Path=/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-out"})
    void takes_no_form_of_another_site(String path) throws Exception {
        for (var site : new String[] {"cross-site", "same-site"}) {
            var answer = send(
                    form(server, path, "token=" + server.token(Role.AUDITOR)).header("Sec-Fetch-Site", site));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(send(form(server, path, "token=" + server.token(Role.AUDITOR))
                                .header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void takes_no_token_from_an_address() throws Exception {
        var answer = send(form(server, "/sign-in?token=" + server.token(Role.AUDITOR), ""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//hostile.example", "https://hostile.example", "/api/v1/incidents", "/audit\r\nx: y"})
    void leads_to_no_other_place(String to) throws Exception {
        assertThat(location(signIn(server.token(Role.AUDITOR), to))).isEqualTo("/audit");
    }

    @Test
    void leaves_programs_their_bearer_token() throws Exception {
        assertThat(server.as(Role.AUDITOR, "/audit").statusCode()).isEqualTo(200);
        assertThat(server.anonymously("/audit", "Accept", BROWSER, "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void is_kept_by_nobody_and_runs_no_script() throws Exception {
        for (var answer : new HttpResponse<?>[] {
            browse("/sign-in", null),
            browse("/audit", cookie(signIn(server.token(Role.AUDITOR), "/audit"))),
            browse("/audit", cookie(signIn(server.token(Role.ANALYST), "/audit")))
        }) {
            var headers = answer.headers();
            assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
            assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(headers.allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none'; ")
                    .doesNotContain("script-src", "unsafe");
        }
    }

    @Test
    void speaks_german_to_whoever_does() throws Exception {
        assertThat(browse("/sign-in?lang=de", null).body()).contains("<html lang=\"de\"", "Zugangstoken");
        assertThat(send(form(server, "/sign-in?lang=de", "token=x")).body()).contains("Dieses Token ist nicht gültig.");
    }

    private static AccessTokenSecret issue(@Nullable Instant expiresAt) {
        var secret = AccessTokenSecret.next(TokenId.next());
        server.record(
                secret.tokenId().value(),
                new TokenIssued(secret.tokenId(), secret.sha256(), Set.of(Role.AUDITOR), expiresAt));
        return secret;
    }

    private static HttpResponse<String> signIn(String token, String to) throws Exception {
        return send(form(server, "/sign-in", "token=%s&to=%s".formatted(encoded(token), encoded(to))));
    }

    private static HttpRequest.Builder form(QueryServer asked, String path, String body) {
        return request(asked, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> browse(String path, @Nullable String cookie) throws Exception {
        return send(with(cookie, request(server, path)).GET());
    }

    private static int head(String path, String cookie) throws Exception {
        return send(with(cookie, request(server, path)).HEAD()).statusCode();
    }

    private static int post(String path, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(address(server, path)).POST(BodyPublishers.noBody());
        return send(with(cookie, request)).statusCode();
    }

    private static HttpRequest.Builder with(@Nullable String cookie, HttpRequest.Builder request) {
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    private static HttpRequest.Builder request(QueryServer asked, String path) {
        return HttpRequest.newBuilder(address(asked, path)).header("Accept", BROWSER);
    }

    private static URI address(QueryServer asked, String path) {
        return URI.create("http://localhost:%d%s".formatted(asked.port(), path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String setCookie(HttpResponse<?> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static String cookie(HttpResponse<?> answer) {
        return setCookie(answer).split(";", 2)[0];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
