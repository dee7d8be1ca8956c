package dev.incidentledger.standalone.database;

import static dev.incidentledger.standalone.database.Sql.query;
import static dev.incidentledger.standalone.database.Sql.queryAsOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedPostgresSettingsTest {

    private static Path folder;
    private static EmbeddedPostgresServer server;

    @BeforeAll
    static void start(@TempDir Path parent) throws IOException {
        folder = parent.resolve("data");
        server = EmbeddedPostgresServer.start(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "listen_addresses, 127.0.0.1",
        "server_encoding, UTF8",
        "log_timezone, UTC",
        "max_connections, 100",
        "shared_buffers, 64MB",
        "jit, off"
    })
    void the_server_runs_with(String setting, String value) throws Exception {
        assertThat(query(server, "select current_setting('%s')".formatted(setting)))
                .isEqualTo(value);
    }

    @Test
    void text_is_unicode_and_sorts_alike_on_every_machine() throws Exception {
        assertThat(query(server, "select lower('\u00c4'), 'Z' < 'a'")).isEqualTo("\u00e4 t");
    }

    @Test
    void each_schema_belongs_to_whom_it_should_and_the_database_to_neither() throws Exception {
        assertThat(query(
                        server,
                        "select (select string_agg(nspname || '=' || nspowner::regrole, ' ' order by nspname) from pg_namespace"
                                + " where nspname in ('analytics', 'command', 'event_store', 'people', 'query')),"
                                + " datdba::regrole from pg_database where datname = current_database()"))
                .isEqualTo(
                        "analytics=ledger command=ledger event_store=ledger_owner people=ledger query=ledger postgres");
    }

    @Test
    void no_role_is_more_than_a_login() throws Exception {
        assertThat(query(
                        server,
                        "select count(*) from pg_roles where rolname in ('ledger', 'ledger_owner', 'ledger_analyst') and rolcanlogin"
                                + " and not (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)"
                                + " and not exists (select from pg_auth_members where member = pg_roles.oid)"))
                .isEqualTo("3");
    }

    @Test
    void the_owner_of_the_log_is_let_in_too() throws Exception {
        assertThat(queryAsOwner(server, "select current_user || current_setting('search_path')"))
                .isEqualTo("ledger_owner\"\"");
    }

    @Test
    void the_password_of_the_other_role_is_refused() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.owner(), server.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void the_superuser_is_refused() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), "postgres", server.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no pg_hba.conf entry");
    }

    @Test
    void analysts_are_refused_unless_they_are_asked_in() {
        assertThatThrownBy(() -> DriverManager.getConnection(
                        server.jdbcUrl(),
                        "ledger_analyst",
                        Files.readString(folder.resolve("postgres-analyst.password"))))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no pg_hba.conf entry");
    }

    @Test
    void folder_and_passwords_are_for_their_owner_only() throws Exception {
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("postgres.password"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("postgres-owner.password"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("postgres-analyst.password"))).isEqualTo("rw-------");
    }

    @Test
    void the_passwords_are_not_in_the_log() throws Exception {
        assertThat(folder.resolve("postgres.log"))
                .content()
                .doesNotContain(Files.readString(folder.resolve("postgres-analyst.password")))
                .doesNotContain(server.password())
                .doesNotContain(server.ownerPassword());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
