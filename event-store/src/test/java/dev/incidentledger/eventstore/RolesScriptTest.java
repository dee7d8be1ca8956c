package dev.incidentledger.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The script that the image of PostgreSQL runs at its first start. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RolesScriptTest {

    private static final Path SCRIPT = Path.of("../deploy/postgres/roles.sh");
    private static final Map<String, String> PASSWORDS = Map.of(
            "LEDGER_OWNER_PASSWORD", "it's the owner",
            "LEDGER_PASSWORD", "$(touch none) \"/&\\1",
            "LEDGER_ANALYST_PASSWORD", "");

    private final String database = TestServer.freshDatabase();
    private final JdbcClient db = JdbcClient.create(TestServer.connectionsTo(database));

    @BeforeAll
    static void needs() {
        for (var program : List.of("bash", "psql")) {
            assumeTrue(
                    Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                    "Needs " + program);
        }
    }

    @Test
    void makes_the_roles_with_passwords_of_any_characters_and_does_no_harm_again() throws Exception {
        assertThat(run(PASSWORDS)).isEmpty();
        assertThat(run(PASSWORDS)).isEmpty();

        assertThat(logins()).contains("ledger", "ledger_owner").doesNotContain("ledger_analyst");
        assertThat(db.sql("select count(*) from pg_authid where rolname like 'ledger%' and rolpassword like 'SCRAM-%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(db.sql("select nspowner::regrole::text from pg_namespace where nspname = 'event_store'")
                        .query(String.class)
                        .single())
                .isEqualTo("ledger_owner");
    }

    @Test
    void lets_analysts_in_when_they_have_a_password() throws Exception {
        assertThat(run(Map.of(
                        "LEDGER_OWNER_PASSWORD", "o", "LEDGER_PASSWORD", "a", "LEDGER_ANALYST_PASSWORD", "let me in")))
                .isEmpty();
        try {
            assertThat(logins()).contains("ledger_analyst");
        } finally {
            db.sql("alter role ledger_analyst nologin password null").update();
        }
    }

    @Test
    void ends_when_a_password_is_missing() throws Exception {
        assertThat(run(Map.of("LEDGER_OWNER_PASSWORD", "o"))).contains("LEDGER_PASSWORD");
    }

    private List<String> logins() {
        return db.sql("select rolname from pg_roles where rolcanlogin")
                .query(String.class)
                .list();
    }

    /** Answers what it said; nothing when all went well. */
    private String run(Map<String, String> passwords) throws IOException, InterruptedException {
        var script = new ProcessBuilder("bash", SCRIPT.toString()).redirectErrorStream(true);
        var address = database.replaceFirst("jdbc:postgresql://", "").split("[:/?]", -1);
        script.environment().putAll(passwords);
        script.environment()
                .putAll(Map.of(
                        "PGHOST", address[0],
                        "PGPORT", address[1],
                        "POSTGRES_DB", address[2],
                        "POSTGRES_USER", "postgres",
                        "LEDGER_ROLES_SQL", "../docs/postgresql-roles.sql"));
        var process = script.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor() == 0).as(said).isEqualTo(said.isEmpty());
        return said;
    }
}
