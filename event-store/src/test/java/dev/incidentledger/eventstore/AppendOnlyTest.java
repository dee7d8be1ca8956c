package dev.incidentledger.eventstore;

import static dev.incidentledger.eventstore.AdministeredDatabase.APPLICATION;
import static dev.incidentledger.eventstore.AdministeredDatabase.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database itself keeps history from being rewritten: by its application, and without intent by anybody. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AppendOnlyTest {

    private static final String NO_PRIVILEGE = "42501";
    private static final String REFUSED_BY_TRIGGER = "P0001";

    private static AdministeredDatabase database;

    @BeforeAll
    static void append_an_event() {
        database = AdministeredDatabase.migrated();
        append(database.as(APPLICATION));
    }

    @Nested
    class AsTheApplication {

        private final JdbcClient db = database.as(APPLICATION);

        @Test
        void events_are_read_and_appended() {
            append(db);

            assertThat(db.sql("select max(position) from event_store.event_log")
                            .query(Long.class)
                            .single())
                    .isEqualTo(db.sql("select position from event_store.event_log_head")
                            .query(Long.class)
                            .single());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "update event_store.event_log set payload = ''",
                    "update event_store.event_log set position = position where false",
                    "delete from event_store.event_log",
                    "truncate event_store.event_log",
                    "insert into event_store.event_log select * from event_store.event_log on conflict (position) do update set payload = ''",
                    "alter table event_store.event_log disable trigger append_only",
                    "alter table event_store.event_log disable trigger all",
                    "alter table event_store.event_log drop column payload",
                    "alter table event_store.event_log owner to ledger",
                    "drop trigger append_only on event_store.event_log",
                    "create trigger earlier before insert on event_store.event_log execute function event_store.refuse_rewriting_history()",
                    "create rule lost as on insert to event_store.event_log do instead nothing",
                    "drop table event_store.event_log cascade",
                    "drop function event_store.refuse_rewriting_history() cascade",
                    "create or replace function event_store.refuse_rewriting_history() returns trigger language plpgsql as 'begin return old; end'",
                    "drop schema event_store cascade",
                    "create table event_store.another_log (position bigint)",
                    "create table query.reference (position bigint references event_store.event_log on update cascade)",
                    "insert into event_store.event_log_head (position, recorded_at) values (0, now())",
                    "delete from event_store.event_log_head",
                    "truncate event_store.event_log_head",
                    "update event_store.event_log_head set one = true",
                    "alter table event_store.event_log_head disable trigger only_forward",
                    "update event_store.flyway_schema_history set success = false",
                    "set session_replication_role = replica",
                    "set role ledger_owner",
                    "grant ledger_owner to ledger",
                    "alter role ledger superuser",
                    "alter role ledger_owner set search_path = query",
                    "create schema ledger_owner",
                })
        void is_not_allowed(String statement) {
            assertFails(() -> db.sql(statement).update(), NO_PRIVILEGE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"position = position - 1", "recorded_at = recorded_at - interval '1 second'"})
        void the_head_never_moves_backward(String change) {
            assertFails(
                    () -> db.sql("update event_store.event_log_head set " + change)
                            .update(),
                    REFUSED_BY_TRIGGER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"query", "people"})
        void tables_are_made_written_and_erased_in(String schema) {
            db.sql("create table %s.own as select 1 as value".formatted(schema)).update();
            db.sql("update %s.own set value = 2".formatted(schema)).update();
            db.sql("delete from %s.own".formatted(schema)).update();
            db.sql("drop table %s.own".formatted(schema)).update();
        }

        @ParameterizedTest
        @ValueSource(strings = "snapshot")
        void shortcuts_are_deleted_from(String table) {
            db.sql("delete from event_store." + table).update();
        }
    }

    @Nested
    class AsTheOwner {

        private static final String AGAINST_ACCIDENTS = "the event log is append-only";

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "update event_store.event_log set payload = ''",
                    "update event_store.event_log set position = position where false",
                    "delete from event_store.event_log",
                    "truncate event_store.event_log",
                    "truncate event_store.event_log_head, event_store.event_log",
                    "insert into event_store.event_log_head (one, position, recorded_at) values (null, 0, now())",
                    "delete from event_store.event_log_head",
                    "truncate event_store.event_log_head",
                    "update event_store.event_log_head set position = 0",
                })
        void the_trigger_refuses(String statement) {
            assertThatThrownBy(() -> database.as(OWNER).sql(statement).update())
                    .rootCause()
                    .hasMessageContaining(AGAINST_ACCIDENTS);
        }

        @Test
        void the_trigger_refuses_even_a_superuser_who_applies_a_replica() {
            assertThatThrownBy(() -> database.asSuperuser()
                            .sql("set session_replication_role = replica; delete from event_store.event_log")
                            .update())
                    .rootCause()
                    .hasMessageContaining(AGAINST_ACCIDENTS);
        }
    }

    private static void append(JdbcClient db) {
        db.sql("""
                with head as (
                    update event_store.event_log_head
                    set position = position + 1, recorded_at = greatest(recorded_at, clock_timestamp())
                    returning position, recorded_at
                )
                insert into event_store.event_log
                    (position, event_id, aggregate_id, sequence, payload_type, payload, metadata, recorded_at)
                select position, 'event-' || position, 'door', position, 'door.opened', '', '', recorded_at from head
                """).update();
    }

    private static void assertFails(ThrowingCallable statement, String state) {
        assertThatThrownBy(statement)
                .rootCause()
                .asInstanceOf(throwable(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo(state);
    }
}
