package dev.incidentledger.eventstore;

import static dev.incidentledger.eventstore.AdministeredDatabase.APPLICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a server of the operator's own, after the file for administrators. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnalystRoleTest {

    private static final String ANALYST = "ledger_analyst";

    private static AdministeredDatabase database;

    @BeforeAll
    static void administer_and_let_the_analyst_in() {
        database = AdministeredDatabase.migrated();
        database.as(APPLICATION)
                .sql(
                        "create table query.kept as select 1 as value; create view analytics.kept as select value from query.kept")
                .update();
        database.asSuperuser().sql("alter role ledger_analyst nologin").update();
        assertThatThrownBy(() -> database.as(ANALYST).sql("select 1").query().singleRow())
                .rootCause()
                .hasMessageContaining("is not permitted to log in");
        database.asSuperuser().sql("alter role ledger_analyst login").update();
        database.administer();
    }

    @Test
    void reads_the_views_once_the_file_has_run_again_and_keeps_its_login() {
        assertThat(database.as(ANALYST)
                        .sql("select value from kept")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void is_a_role_without_any_other() {
        assertThat(database.asSuperuser().sql("""
                        select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
                            or exists (select from pg_auth_members where member = pg_roles.oid)
                        from pg_roles where rolname = 'ledger_analyst' and rolconnlimit = 5
                        """).query(Boolean.class).single())
                .isFalse();
    }

    @Test
    void sorts_no_more_on_disk_than_it_may() {
        assertThat(database.as(ANALYST)
                        .sql("show temp_file_limit")
                        .query(String.class)
                        .single())
                .isEqualTo("1GB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from event_store.event_log",
                "select * from query.kept",
                "select * from query.token_entry",
                "create table analytics.own (value int)",
                "create temporary table own (value int)",
                "select lo_create(0)",
                "set temp_file_limit = -1",
                "alter role ledger_analyst set temp_file_limit = -1",
                "set role ledger",
                "set role ledger_owner"
            })
    void is_refused(String statement) {
        assertThatThrownBy(() -> database.as(ANALYST)
                        .sql("set default_transaction_read_only = off; begin read write; " + statement)
                        .query()
                        .listOfRows())
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
