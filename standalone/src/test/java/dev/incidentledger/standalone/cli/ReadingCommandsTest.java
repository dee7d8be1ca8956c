package dev.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingCommandsTest {

    private static final String STATUS = """
            {"description": "Minor Service Outage", "asOf": {"time": "2026-01-31T08:43:00.123Z"},
             "incidents": [{"id": "inc_1", "title": "Sign-in \\u001b[31mfails", "status": "investigating",
                            "impact": "minor", "startedAt": "2026-01-31T08:40:00Z", "audience": "internal"}],
             "components": [{"name": "Sign-in", "status": "partial_outage"}],
             "groups": [{"name": "EU", "components": [{"name": "Mail", "status": "operational"}]}]}""";

    private final StubProduct product = new StubProduct();
    private final TypedShell shell = new TypedShell().with("LEDGER_URL", product.url());

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void the_status_is_told_in_words_and_nothing_in_it_commands_the_terminal() {
        product.on("GET /api/v1/status", Reply.json(200, STATUS));

        assertThat(shell.run("status")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                Minor Service Outage, as of 2026-01-31 08:43 UTC

                Open incidents
                inc_1  investigating  minor  2026-01-31 08:40 UTC  Sign-in \uFFFD[31mfails  (internal)

                Components
                partial_outage  Sign-in
                operational     EU/Mail
                """);
    }

    @Test
    void the_status_tells_the_maintenances_under_way_and_to_come() {
        product.on("GET /api/v1/status", Reply.json(200, """
                {"description": "Service Under Maintenance", "asOf": {"time": "2026-01-31T08:43:00Z"},
                 "maintenances": [
                   {"id": "mnt_1", "title": "New disks", "status": "in_progress", "audience": "public",
                    "scheduledFor": "2026-01-31T08:00:00Z", "scheduledUntil": "2026-01-31T09:00:00Z",
                    "startedAt": "2026-01-31T08:05:00Z"},
                   {"id": "mnt_2", "title": "Drill", "status": "scheduled", "audience": "internal",
                    "scheduledFor": "2026-02-01T08:00:00Z", "scheduledUntil": "2026-02-01T09:00:00Z",
                    "startedAt": null}]}"""));

        assertThat(shell.run("status")).isZero();
        assertThat(shell.out()).contains("""
                Maintenances
                mnt_1  in_progress  from 2026-01-31 08:05 UTC  until 2026-01-31 09:00 UTC  New disks
                mnt_2  scheduled    from 2026-02-01 08:00 UTC  until 2026-02-01 09:00 UTC  Drill  (internal)
                """);
    }

    @Test
    void times_are_told_by_the_clock_on_the_wall_too() {
        product.on("GET /api/v1/status", Reply.json(200, STATUS));

        shell.in(ZoneId.of("Europe/Berlin")).run("status");

        assertThat(shell.out()).contains("as of 2026-01-31 08:43 UTC (09:43 CET)");
    }

    @Test
    void programs_get_the_whole_answer_in_one_line() {
        product.on("GET /api/v1/status", Reply.json(200, "{\"new\":[1,2.5,null],\"description\":\"ü\"}"));

        assertThat(shell.run("status", "--json")).isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("{\"new\":[1,2.5,null],\"description\":\"ü\"}");
    }

    @Test
    void incidents_are_listed_by_what_was_asked_for() {
        product.on(
                "GET /api/v1/incidents?limit=2&status=open&from=2026-01-01T00%3A00%3A00%2B01%3A00&to=2026-02-01T00%3A00%3A00Z",
                Reply.json(200, "{\"incidents\": [{\"id\": \"inc_1\", \"startedAt\": null}], \"next\": \"more\"}"));

        assertThat(shell.run(
                        "incidents",
                        "list",
                        "--limit=2",
                        "--open",
                        "--from=2026-01-01T00:00:00+01:00",
                        "--to=2026-02-01T00:00:00Z"))
                .isZero();
        assertThat(shell.out()).startsWith("inc_1");
        assertThat(shell.err()).contains("There are more");
    }

    @Test
    void an_incident_is_shown_with_its_updates() {
        product.on("GET /api/v1/incidents/inc_1", Reply.json(200, """
                {"title": "Sign-in fails", "status": "resolved", "impact": "minor", "startedAt": "2026-01-31T08:40:00Z",
                 "updates": [{"at": "2026-01-31T09:00:00Z", "status": "resolved", "audience": "public", "edited": true,
                              "message": "Fixed.\\nSorry."},
                             {"at": "2026-01-31T08:43:00Z", "status": "investigating", "audience": "internal",
                              "edited": false, "message": "Looking."}]}"""));

        assertThat(shell.run("incidents", "show", "inc_1")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                Sign-in fails
                resolved, impact minor, started 2026-01-31 08:40 UTC

                2026-01-31 09:00 UTC  resolved  (edited)
                  Fixed.
                  Sorry.

                2026-01-31 08:43 UTC  investigating  (internal)
                  Looking.
                """);
    }

    @Test
    void a_report_is_printed_in_the_format_that_was_asked_for() {
        product.on(
                "GET /api/v1/incidents/inc_1/report?lang=en",
                Reply.of(200, "text/markdown;charset=UTF-8", "# Sign-in fails\n"));

        assertThat(shell.run("report", "inc_1", "-f", "markdown")).isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("# Sign-in fails");
        assertThat(product.last().header("Accept")).isEqualTo("text/markdown");
    }

    @Test
    void a_report_is_printed_in_the_language_that_was_asked_for() {
        product.on(
                "GET /api/v1/incidents/inc_1/report?lang=de",
                Reply.of(200, "text/plain;charset=UTF-8", "Anmelden geht nicht\n\nWas geschah\n"));

        assertThat(shell.run("report", "inc_1", "--lang", "de")).isZero();
        assertThat(shell.out()).contains("Was geschah");
    }

    @Test
    void components_are_listed_with_their_groups() {
        product.on("GET /api/v1/components", Reply.json(200, """
                        {"components": [{"id": "cmp_1", "name": "Mail", "groupId": "grp_1", "status": "operational"},
                                        {"id": "cmp_2", "name": "Old", "groupId": null, "retired": true}]}"""))
                .on("GET /api/v1/component-groups", Reply.json(200, """
                        {"groups": [{"id": "grp_1", "name": "EU"}]}"""));

        assertThat(shell.run("components", "list")).isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("cmp_1  operational  EU/Mail");
    }

    @Test
    void tokens_are_listed_with_a_heading() {
        product.on("GET /api/v1/access-tokens", Reply.json(200, """
                {"accessTokens": [{"id": "tok_1", "roles": ["operator", "admin"], "issuedAt": "2026-01-31T08:40:00Z",
                                   "expiresAt": null, "revokedAt": null, "owner": null}]}"""));

        assertThat(shell.run("tokens", "list")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                ID     ROLES           ISSUED                EXPIRES  REVOKED  OWNER
                tok_1  operator,admin  2026-01-31 08:40 UTC  -        -        -
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"incidents", "incidents --json", "incidents --limit=50", "components --json", "tokens"})
    void what_is_named_and_nothing_else_is_listed(String line) {
        product.on("GET /api/v1/incidents?limit=50", Reply.json(200, "{\"incidents\": [{\"id\": \"it_1\"}]}"))
                .on("GET /api/v1/components", Reply.json(200, "{\"components\": [{\"id\": \"it_1\"}]}"))
                .on("GET /api/v1/access-tokens", Reply.json(200, "{\"accessTokens\": [{\"id\": \"it_1\"}]}"));

        assertThat(shell.run(line.split(" "))).as(shell.err()).isZero();
        assertThat(shell.out()).contains("it_1");
        assertThat(shell.out().startsWith("{")).isEqualTo(line.endsWith("--json"));
    }

    @Test
    void what_is_named_tells_its_help_when_asked_for_it() {
        assertThat(shell.run("incidents", "--help")).isZero();
        assertThat(shell.out())
                .startsWith("Usage: ledger incidents [-h] [COMMAND]")
                .contains("show");
    }
}
