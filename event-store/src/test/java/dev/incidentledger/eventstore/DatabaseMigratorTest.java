package dev.incidentledger.eventstore;

import static dev.incidentledger.eventstore.AdministeredDatabase.APPLICATION;
import static dev.incidentledger.eventstore.AdministeredDatabase.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class DatabaseMigratorTest {

    @Test
    void the_log_belongs_to_the_migration_role_and_read_models_to_the_application(CapturedOutput output) {
        var database = AdministeredDatabase.fresh();

        database.start(APPLICATION, OWNER);

        assertThat(ownersIn(database, "event_store")).containsOnly(OWNER);
        assertThat(ownersIn(database, "query")).containsOnly(APPLICATION);
        assertThat(output).doesNotContain("could rewrite history");
    }

    @Test
    void another_start_changes_nothing() {
        var database = AdministeredDatabase.migrated();
        var before = whatMigrationsLeft(database);

        database.start(APPLICATION, OWNER);

        assertThat(whatMigrationsLeft(database)).isEqualTo(before);
    }

    @Test
    void running_the_file_again_changes_nothing() {
        var database = AdministeredDatabase.migrated();
        var before = whatMigrationsLeft(database);

        database.administer();
        database.start(APPLICATION, OWNER);

        assertThat(whatMigrationsLeft(database)).isEqualTo(before);
    }

    @Test
    void once_migrated_it_starts_without_the_migration_role(CapturedOutput output) {
        var database = AdministeredDatabase.migrated();
        var before = whatMigrationsLeft(database);

        database.startWithoutMigrationRole(APPLICATION);

        assertThat(whatMigrationsLeft(database)).isEqualTo(before);
        assertThat(output).doesNotContain("could rewrite history");
    }

    @Test
    void the_application_alone_makes_nothing_in_a_schema_that_is_not_its_own() {
        var database = AdministeredDatabase.fresh();

        assertThatThrownBy(() -> database.startWithoutMigrationRole(APPLICATION))
                .rootCause()
                .hasMessageStartingWith("Refusing to start: the schema event_store")
                .hasMessageContainingAll("ledger may not", "SPRING_FLYWAY_USER", "the login of ledger_owner");
    }

    @Test
    void another_application_role_gets_its_grants() {
        var database = AdministeredDatabase.migrated();
        var another = "another \"ledger\"";
        database.asSuperuser()
                .sql("create role \"another \"\"ledger\"\"\" login in role ledger")
                .update();

        database.start("another%20%22ledger%22", OWNER);

        assertThat(database.asSuperuser()
                        .sql("select grantee from information_schema.role_table_grants"
                                + " where table_name = 'event_log' and privilege_type = 'INSERT'")
                        .query(String.class)
                        .list())
                .contains(another);
    }

    @Test
    void a_single_role_is_warned_of_and_can_be_parted_in_two_later(CapturedOutput output) {
        AdministeredDatabase.fresh();
        var database = new AdministeredDatabase(TestLedger.freshDatabase());
        database.asSuperuser()
                .sql("do $$ begin execute format('grant create on database %I to ledger', current_database()); end $$")
                .update();

        database.startWithoutMigrationRole(APPLICATION);
        assertThat(output)
                .containsOnlyOnce("The database role ledger could rewrite history")
                .contains("docs/operations.md");

        database.administer();
        database.start(APPLICATION, OWNER);
        assertThat(output).containsOnlyOnce("could rewrite history");
        assertThat(ownersIn(database, "event_store")).containsOnly(OWNER);
        assertThat(whatMigrationsLeft(database).getFirst())
                .isEqualTo(whatMigrationsLeft(AdministeredDatabase.migrated()).getFirst());
        assertThatThrownBy(() ->
                        database.as(APPLICATION).sql("create schema its_own").update())
                .rootCause()
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void an_application_in_the_role_of_the_owner_is_warned_of(CapturedOutput output) {
        var database = AdministeredDatabase.fresh();
        database.asSuperuser()
                .sql("create role insider login in role ledger, ledger_owner")
                .update();

        database.start("insider", OWNER);

        assertThat(output).contains("The database role insider could rewrite history");
    }

    @Test
    void the_file_needs_no_superuser() throws IOException {
        try (var server = EmbeddedPostgres.start()) {
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("create role administrator login createrole")
                    .update();
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("create database administered owner administrator")
                    .update();
            var database = new AdministeredDatabase(server.getJdbcUrl("postgres", "administered"));

            database.administerAs("administrator");
            database.start(APPLICATION, OWNER);

            assertThat(ownersIn(database, "event_store")).containsOnly(OWNER);
        }
    }

    @Test
    void the_file_is_refused_while_it_has_no_passwords() {
        var database = AdministeredDatabase.fresh().asSuperuser();

        assertThatThrownBy(() ->
                        database.sql(AdministeredDatabase.fileAsDelivered()).update())
                .rootCause()
                .hasMessageContaining("syntax error at or near \"OWNER_PASSWORD\"");
    }

    @Test
    void a_script_may_take_longer_than_statements_of_the_pool() {
        var database = AdministeredDatabase.migrated();

        database.startSlowly("");

        assertThat(database.asSuperuser()
                        .sql("select success from query.slow_history where version = '1'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_script_does_not_wait_for_ever_for_what_others_hold_and_says_who_they_are() throws SQLException {
        var database = AdministeredDatabase.migrated();
        try (var other = DriverManager.getConnection(database.url() + "&ApplicationName=a-report");
                var session = other.createStatement()) {
            other.setAutoCommit(false);
            session.execute("lock table query.token_entry in access share mode");

            assertThatThrownBy(() -> database.startSlowly("-c%20lock_timeout=50"))
                    .rootCause()
                    .hasMessageStartingWith("Refusing to start: the schema query")
                    .hasMessageContaining("of postgres (a-report)");
        }
        database.startSlowly("");
    }

    @Test
    void a_password_is_not_told() {
        assertThat(new MigrationRole("ledger_owner", "secret")).asString().doesNotContain("secret");
    }

    private static List<String> ownersIn(AdministeredDatabase database, String schema) {
        return database.asSuperuser()
                .sql("""
                        select relowner::regrole::text from pg_class where relnamespace = :schema::regnamespace
                        union all
                        select proowner::regrole::text from pg_proc where pronamespace = :schema::regnamespace
                        """)
                .param("schema", schema)
                .query(String.class)
                .list();
    }

    private static List<String> whatMigrationsLeft(AdministeredDatabase database) {
        return database.asSuperuser().sql("""
                        select string_agg(relname || relacl::text, ' ' order by relname)
                        from pg_class where relnamespace = 'event_store'::regnamespace
                        union all
                        select string_agg(installed_rank || script || installed_on, ' ' order by installed_rank)
                        from event_store.flyway_schema_history
                        """).query(String.class).list();
    }
}
