package dev.incidentledger.query.access;

import static dev.incidentledger.query.QueryServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.AccessEvent.TokenIssued;
import dev.incidentledger.events.access.AccessEvent.TokenRevoked;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.query.QueryServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessTokenListTest {

    private static final String PATH = "/api/v1/access-tokens";
    private static final TokenId TOKEN = TokenId.next();

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        server.record(
                TOKEN.value(),
                new TokenIssued(
                        TOKEN,
                        "0".repeat(64),
                        Set.of(Role.OPERATOR, Role.AUDITOR),
                        Instant.parse("2030-01-01T00:00:00Z")));
        server.record(TOKEN.value(), new TokenRevoked(TOKEN));
        server.get(JdbcClient.class)
                .sql("insert into people.token_owner (token_id, name) values (?, 'Ada')")
                .param(TOKEN.value())
                .update();
        server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shows_each_token_with_its_owner_the_newest_first() {
        var token = tokens().path(0);

        assertThat(token.path("id").asString()).isEqualTo(TOKEN.value());
        assertThat(token.path("roles").toString()).isEqualTo("[\"operator\",\"auditor\"]");
        assertThat(token.path("expiresAt").asString()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(token.path("issuedAt").asString()).isNotBlank();
        assertThat(token.path("revokedAt").asString()).isNotBlank();
        assertThat(token.path("owner").toString()).isEqualTo("{\"name\":\"Ada\",\"mail\":null}");
    }

    @Test
    void shows_a_token_of_nobody_that_stands() {
        var token = tokens().path(1);

        assertThat(token.path("owner").isNull()).isTrue();
        assertThat(token.path("expiresAt").isNull()).isTrue();
        assertThat(token.path("revokedAt").isNull()).isTrue();
    }

    @Test
    void never_shows_what_a_secret_hashes_to() {
        assertThat(server.as(Role.ADMIN, PATH).body())
                .doesNotContain("0".repeat(64))
                .doesNotContain("sha256");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void is_for_admins_only(Role role) {
        assertThat(server.as(role, PATH).statusCode()).isEqualTo(403);
        assertThat(server.anonymously(PATH).statusCode()).isEqualTo(401);
    }

    @Test
    void takes_one_statement() {
        assertThat(server.statementsOf(() -> server.as(Role.ADMIN, PATH))).isEqualTo(1);
    }

    private static JsonNode tokens() {
        return json(server.as(Role.ADMIN, PATH)).path("accessTokens");
    }
}
