package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.incidentledger.http.TokenUses;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Tokens are issued by admins, work at once, and stop at once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessTokenTest {

    private static final String TOKENS = "/api/v1/access-tokens";
    private static final String ADA =
            "{\"roles\":[\"operator\"],\"owner\":{\"name\":\"Ada\",\"mail\":\"ada@example.org\"}}";

    private final Api admin = RunningLedger.shared().admin();

    @Test
    void a_token_works_from_the_moment_it_is_issued_until_it_is_revoked() {
        var issued = admin.post(TOKENS, "{\"roles\":[\"operator\"]}").expect(201);
        var operator = new Api(admin.url(), issued.json().path("secret").asString());

        operator.get("/api/v1/incidents").expect(200);
        admin.delete(TOKENS + "/" + issued.id()).expect(200);
        operator.get("/api/v1/incidents").expect(401);
    }

    @Test
    void the_answer_says_where_it_was_recorded() {
        var issued = admin.post(TOKENS, ADA).expect(201);

        assertThat(issued.header("ETag")).isEqualTo("\"0\"");
        assertThat(issued.header("X-Event-Position")).isEqualTo(Long.toString(issued.position()));
        assertThat(issued.header("Location")).isEqualTo(TOKENS);
        assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
        assertThat(issued.json().path("secret").asString()).startsWith("ilt_" + issued.id() + "_");
    }

    @Test
    void its_owner_is_shown_to_admins_and_stands_in_no_event() {
        var issued = admin.post(TOKENS, ADA).expect(201);

        var listed = admin.get(TOKENS + "?minPosition=" + issued.position()).expect(200);
        assertThat(listed.json().path("accessTokens").values()).anySatisfy(token -> {
            assertThat(token.path("id").asString()).isEqualTo(issued.id());
            assertThat(token.at("/owner/mail").asString()).isEqualTo("ada@example.org");
        });
        assertThat(listed.body()).doesNotContain(issued.json().path("secret").asString());
        assertThat(eventsOf(issued.id()))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event)
                        .doesNotContain(
                                "Ada",
                                "example.org",
                                issued.json().path("secret").asString()));
    }

    @Test
    void when_it_was_last_used_is_written_down_once_a_minute() {
        var issued = admin.post(TOKENS, "{\"roles\":[\"operator\"]}").expect(201);
        assertThat(listed(issued).path("lastUsedAt").isNull()).isTrue();
        var before = Instant.now();
        new Api(admin.url(), issued.json().path("secret").asString())
                .get("/api/v1/incidents")
                .expect(200);

        writeLastUses();

        assertThat(Instant.parse(listed(issued).path("lastUsedAt").asString()))
                .isBetween(before.minusSeconds(1), Instant.now());
    }

    @Test
    void a_refused_token_is_not_used() {
        var issued = admin.post(TOKENS, "{\"roles\":[\"operator\"]}").expect(201);
        admin.delete(TOKENS + "/" + issued.id()).expect(200);
        new Api(admin.url(), issued.json().path("secret").asString())
                .get("/api/v1/incidents")
                .expect(401);

        writeLastUses();

        assertThat(listed(issued).path("lastUsedAt").isNull()).isTrue();
    }

    @Test
    void revoking_twice_is_no_error_and_records_nothing() {
        var issued = admin.post(TOKENS, "{\"roles\":[\"auditor\"]}").expect(201);
        var revoked = admin.delete(TOKENS + "/" + issued.id()).expect(200);

        var again = admin.delete(TOKENS + "/" + issued.id()).expect(200);

        assertThat(again.json()).isEqualTo(revoked.json());
    }

    @Test
    void an_unknown_token_is_not_found() {
        for (var id : List.of("tok_01arz3ndektsv4rrffq69g5fav", "tok_nonsense")) {
            var problem = admin.delete(TOKENS + "/" + id).expect(404);

            assertThat(problem.json().path("code").asString()).isEqualTo("UNKNOWN_TOKEN");
        }
    }

    @Test
    void only_admins_issue_and_revoke() {
        var operator = new Api(
                admin.url(),
                admin.post(TOKENS, "{\"roles\":[\"operator\",\"auditor\",\"analyst\"]}")
                        .expect(201)
                        .json()
                        .path("secret")
                        .asString());

        operator.post(TOKENS, ADA).expect(403);
        operator.delete(TOKENS + "/tok_01arz3ndektsv4rrffq69g5fav").expect(403);
        RunningLedger.shared().anonymous().post(TOKENS, ADA).expect(401);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(400, "/roles", "{}"),
                arguments(400, "/roles/0", "{\"roles\":[\"root\"]}"),
                arguments(400, "/roles/0", "{\"roles\":[null]}"),
                arguments(422, "/roles", "{\"roles\":[]}"),
                arguments(422, "/roles", "{\"roles\":[\"admin\",\"admin\"]}"),
                arguments(422, "/expiresAt", "{\"roles\":[\"admin\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}"),
                arguments(400, "/owner/name", "{\"roles\":[\"admin\"],\"owner\":{}}"),
                arguments(422, "/owner/name", "{\"roles\":[\"admin\"],\"owner\":{\"name\":\" \"}}"),
                arguments(422, "/owner/mail", "{\"roles\":[\"admin\"],\"owner\":{\"name\":\"Ada\",\"mail\":\"ada\"}}"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_makes_no_token_is_refused_at_its_place(int status, String pointer, String body) {
        var problem = admin.post(TOKENS, body).expect(status);

        assertThat(problem.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    private JsonNode listed(Api.Answer issued) {
        return admin
                .get(TOKENS + "?minPosition=" + issued.position())
                .expect(200)
                .json()
                .path("accessTokens")
                .values()
                .stream()
                .filter(token -> token.path("id").asString().equals(issued.id()))
                .findFirst()
                .orElseThrow();
    }

    /** What else happens once a minute. */
    private static void writeLastUses() {
        RunningLedger.shared().context().getBean(TokenUses.class).flush();
    }

    private static List<String> eventsOf(String tokenId) {
        return RunningLedger.shared()
                .context()
                .getBean(JdbcClient.class)
                .sql("""
                        select convert_from(payload, 'UTF8') || convert_from(metadata, 'UTF8')
                        from event_store.event_log
                        where aggregate_id = ?
                        """)
                .param(tokenId)
                .query(String.class)
                .list();
    }
}
