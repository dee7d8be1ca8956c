package dev.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The commands that change something beside incidents. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsTest {

    private final StubProduct product = new StubProduct();
    private final TypedShell shell = new TypedShell().with("LEDGER_URL", product.url());

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void a_component_is_registered_in_a_group_by_its_name() {
        product.on("GET /api/v1/components", Reply.json(200, "{\"components\": []}"))
                .on(
                        "GET /api/v1/component-groups",
                        Reply.json(200, "{\"groups\": [{\"id\": \"grp_1\", \"name\": \"EU\"}]}"))
                .on("POST /api/v1/components", Reply.json(201, "{\"id\": \"cmp_1\"}"));

        assertThat(shell.run("components", "register", "Mail", "-g", "EU", "--description=Mail flow", "--internal"))
                .isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("Registered cmp_1");
        assertSent("""
                {"name": "Mail", "groupId": "grp_1", "description": "Mail flow", "audience": "internal"}""");
    }

    @Test
    void a_component_is_registered_in_no_group_that_there_is_not() {
        product.on("GET /api/v1/components", Reply.json(200, "{\"components\": []}"))
                .on("GET /api/v1/component-groups", Reply.json(200, "{\"groups\": []}"));

        assertThat(shell.run("components", "register", "Mail", "-g", "EU")).isEqualTo(1);
        assertThat(shell.err()).contains("There is no group 'EU' (UNKNOWN_GROUP)");
    }

    @Test
    void an_issued_secret_stands_alone_on_standard_output() {
        product.on("POST /api/v1/access-tokens", Reply.json(201, "{\"id\": \"tok_1\", \"secret\": \"ilt_secret\"}"));

        assertThat(shell.run(
                        "tokens",
                        "issue",
                        "-r",
                        "operator",
                        "--expires-at=2027-01-31T00:00:00Z",
                        "--owner=Ada",
                        "--mail=ada@example.org"))
                .isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("ilt_secret");
        assertThat(shell.err()).contains("Issued tok_1").doesNotContain("ilt_secret");
        assertSent("""
                {"roles": ["operator"], "expiresAt": "2027-01-31T00:00:00Z",
                 "owner": {"name": "Ada", "mail": "ada@example.org"}}""");
    }

    @Test
    void a_token_is_issued_for_no_mail_without_a_name() {
        assertThat(shell.run("tokens", "issue", "-r", "operator", "--mail=ada@example.org"))
                .isEqualTo(2);
        assertThat(product.received()).isEmpty();
    }

    @Test
    void a_token_is_revoked_under_a_key_like_every_command() {
        product.on("DELETE /api/v1/access-tokens/tok_1", Reply.json(200, "{\"id\": \"tok_1\"}"));

        assertThat(shell.run("tokens", "revoke", "tok_1")).isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("Revoked tok_1");
        assertThat(product.last().header("Idempotency-key")).hasSize(36);
    }

    @Test
    void a_token_goes_in_a_header() {
        product.on("DELETE /api/v1/access-tokens/tok_1", Reply.json(200, "{\"id\": \"tok_1\"}"));

        shell.with("LEDGER_TOKEN", "ilt_admin").run("tokens", "revoke", "tok_1");

        assertThat(product.last().header("Authorization")).isEqualTo("Bearer ilt_admin");
    }

    private void assertSent(String json) {
        var mapper = JsonMapper.shared();
        assertThat(mapper.readTree(product.last().body())).isEqualTo(mapper.readTree(json));
    }
}
