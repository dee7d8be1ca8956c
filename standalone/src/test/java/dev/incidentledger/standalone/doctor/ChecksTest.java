package dev.incidentledger.standalone.doctor;

import static dev.incidentledger.standalone.doctor.Severity.OK;
import static dev.incidentledger.standalone.doctor.Severity.PROBLEM;
import static dev.incidentledger.standalone.doctor.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.SignerKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check finds what was done to a database, and nothing else. That all are silent on a sound one is in DatabaseCheckupTest. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChecksTest {

    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final String REFUSE =
            "create or replace function event_store.refuse_rewriting_history() returns trigger language plpgsql as"
                    + " $$ begin %s end $$";

    private final StoppedLedger ledger = StoppedLedger.shared();

    @AfterEach
    void heal() throws SQLException {
        ledger.heal();
    }

    @ParameterizedTest
    @CsvSource({
        "-259200, PROBLEM, behind",
        "-61, PROBLEM, behind",
        "-7, WARNING, behind",
        "7, WARNING, ahead of",
        "61, PROBLEM, ahead of"
    })
    void a_clock_that_is_off(long seconds, Severity severity, String direction) throws SQLException {
        assertFound(new ClockCheck(() -> Instant.now().plusSeconds(seconds)), severity, direction);
    }

    @ParameterizedTest
    @CsvSource({"14, PROBLEM", "15, OK", "18, OK", "19, WARNING"})
    void a_version_that_nobody_tried(String major, Severity severity) throws SQLException {
        assertThat(new VersionCheck().look(answering(Map.of("major", major, "version", major + ".3"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(severity);
                    assertThat(finding.found()).contains(major + ".3");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes"})
    void a_server_that_does_not_wait_for_the_disk(String setting) throws SQLException {
        var server = answering(Map.of("name", setting, "setting", "off", "by_url", "f"));

        assertThat(new DurabilityCheck().look(server)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(PROBLEM);
            assertThat(finding.found()).startsWith(setting + " is off");
            assertThat(finding.cure()).contains(setting + " = on");
        });
    }

    @Test
    void commits_that_do_not_wait_for_the_disk() throws SQLException {
        assertThat(ledger.look(new DurabilityCheck(), ledger.login("?options=-c%20synchronous_commit=off")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(PROBLEM);
                    assertThat(finding.found()).contains("said by the URL");
                });

        ledger.harm("alter role ledger set synchronous_commit = off", "alter role ledger reset synchronous_commit");
        assertFound(new DurabilityCheck(), WARNING, "the log waits for the disk all the same");
    }

    /** At once the database's own doings are found as well, while they last. */
    @Test
    void a_transaction_that_stays_open() throws SQLException {
        var login = ledger.application();
        try (var connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");

            assertFound(new TransactionsCheck(LATE), OK, "No transaction");
            await().untilAsserted(() ->
                    assertFound(new TransactionsCheck(AT_ONCE), WARNING, "of ledger has been in one transaction"));
            connection.rollback();
        }
        await().untilAsserted(() -> assertFound(new TransactionsCheck(AT_ONCE), OK, "No transaction"));
    }

    @Test
    void a_transaction_of_somebody_whose_times_are_not_shown() throws SQLException {
        var activity = answering(Map.of(
                "what", "Session %s of %s", "id", "4711", "whose", "postgres", "cure", "ask", "transactions", "20000"));

        assertThat(new TransactionsCheck(LATE).look(activity))
                .singleElement()
                .satisfies(finding -> assertThat(finding.found())
                        .startsWith("Session 4711 of postgres has been in one transaction for 20,000 transactions"));
    }

    @Test
    void a_role_that_could_rewrite_history() throws SQLException {
        assertThat(ledger.look(new RolesCheck(), ledger.owner()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(WARNING);
                    assertThat(finding.found()).contains("ledger_owner could rewrite history");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update on event_store.event_log        | ledger | ledger may update event_store.event_log
            update (payload) on event_store.event_log | ledger | ledger may update event_store.event_log
            truncate on event_store.event_log      | public | public may truncate event_store.event_log
            delete on event_store.event_log_head   | ledger_analyst | ledger_analyst may delete event_store.event_log_head
            """)
    void a_right_that_nobody_should_have(String right, String role, String found) throws SQLException {
        ledger.harmAsOwner("grant %s to %s".formatted(right, role), "revoke %s from %s".formatted(right, role));

        assertFound(new RolesCheck(), PROBLEM, found);
    }

    @Test
    void a_table_of_another_owner() throws SQLException {
        Database database = sql -> sql.contains("rightful")
                ? List.of(
                        new Row(Map.of("what", "event_store.snapshot", "owner", "ledger", "rightful", "ledger_owner")))
                : sql.contains("granted") ? List.of() : List.of(new Row(Map.of("owner", "f")));

        assertThat(new RolesCheck().look(database))
                .singleElement()
                .satisfies(finding -> assertThat(finding.found())
                        .isEqualTo("event_store.snapshot belongs to ledger, and the schema around it to ledger_owner"));
    }

    @ParameterizedTest
    @CsvSource({
        "append_only, event_store.event_log",
        "never_removed, event_store.event_log_head",
        "only_forward, event_store.event_log_head"
    })
    void a_trigger_that_is_switched_off(String trigger, String table) throws SQLException {
        ledger.harmAsOwner(
                "alter table %s disable trigger %s".formatted(table, trigger),
                "alter table %s enable always trigger %s".formatted(table, trigger));
        assertFound(new TriggersCheck(), PROBLEM, "%s on %s is switched off".formatted(trigger, table));

        ledger.harmAsOwner(
                "alter table %s enable trigger %s".formatted(table, trigger),
                "alter table %s enable always trigger %s".formatted(table, trigger));
        assertFound(new TriggersCheck(), PROBLEM, "is switched off"); // by whoever sets session_replication_role
    }

    @Test
    void a_trigger_that_is_gone_or_does_nothing() throws SQLException {
        ledger.harmAsOwner(
                "drop trigger append_only on event_store.event_log",
                "create trigger append_only before update or delete or truncate on event_store.event_log"
                        + " for each statement execute function event_store.refuse_rewriting_history();"
                        + " alter table event_store.event_log enable always trigger append_only");
        assertFound(new TriggersCheck(), PROBLEM, "append_only on event_store.event_log is missing");
        ledger.heal();

        ledger.harmAsOwner(
                REFUSE.formatted("return new;"), REFUSE.formatted("raise exception 'the event log is append-only';"));
        assertThat(ledger.look(new TriggersCheck()))
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding.found()).contains("does not refuse anything"));
    }

    @Test
    void a_log_that_does_not_end_where_it_says() throws SQLException {
        ledger.harmAsOwner(
                "update event_store.event_log_head set position = position + 1",
                "alter table event_store.event_log_head disable trigger only_forward;"
                        + " update event_store.event_log_head set position = position - 1;"
                        + " alter table event_store.event_log_head enable always trigger only_forward");

        assertFound(
                new LogCheck(),
                PROBLEM,
                "ends at position %d; it has %d events".formatted(ledger.head(), ledger.head() - 1));
    }

    @Test
    void a_log_that_lacks_an_event() throws SQLException {
        ledger.harmAsOwner(
                without(
                        "append_only",
                        "create table event_store.kept as select * from event_store.event_log"
                                + " where position = 1; delete from event_store.event_log where position = 1"),
                "insert into event_store.event_log select * from event_store.kept; drop table event_store.kept");

        assertFound(
                new LogCheck(),
                PROBLEM,
                "ends at position %d; it has %d events".formatted(ledger.head(), ledger.head() - 1));
    }

    @Test
    void a_projection_that_knows_more_than_the_log() throws SQLException {
        move("timeline-v1", ledger.head() + 3);

        assertThat(ledger.look(new ProjectionsCheck(LATE))).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(PROBLEM);
            assertThat(finding.found()).contains("timeline-v1 has seen position %d".formatted(ledger.head() + 3));
        });
    }

    @Test
    void a_projection_that_is_late() throws SQLException {
        move("timeline-v1", 0);

        assertThat(ledger.look(new ProjectionsCheck(AT_ONCE))).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(PROBLEM);
            assertThat(finding.found()).contains("timeline-v1 is %d events behind".formatted(ledger.head()));
        });
        assertThat(ledger.look(new ProjectionsCheck(Duration.ofDays(1))))
                .noneSatisfy(finding -> assertThat(finding.severity()).isEqualTo(PROBLEM));
    }

    @Test
    void projections_that_nobody_works_on() throws SQLException {
        assertFound(new ProjectionsCheck(LATE), WARNING, "No process works on any of them");

        ledger.harm(
                "update query.token_entry set owner = 'another', time_stamp = now()::text where processor_name <> 'timeline-v1'",
                "update query.token_entry set owner = null");
        assertFound(new ProjectionsCheck(LATE), WARNING, "No process works on timeline-v1");

        ledger.harm(
                "update query.token_entry set owner = 'another', time_stamp = (now() - interval '1 hour')::text"
                        + " where processor_name = 'uptime-v1'",
                "select 1");
        assertFound(new ProjectionsCheck(LATE), WARNING, "No process works on timeline-v1, uptime-v1");
    }

    @Test
    void an_event_that_stands_in_the_way_of_a_projection() throws SQLException {
        assertFound(new DeadLettersCheck(), OK, "No event stands in the way");
        ledger.harm(
                "insert into query.dead_letter values ('timeline-v1', %d, 'incident.resolved', 'inc_1', 'duplicate key', 'one', now(), now(), 7)"
                        .formatted(ledger.head() + 4_000),
                "delete from query.dead_letter");
        assertFound(
                new DeadLettersCheck(),
                PROBLEM,
                "timeline-v1 cannot take in the incident.resolved at position %,d, in 7 tries, the last by one: duplicate key"
                        .formatted(ledger.head() + 4_000));

        ledger.harm(
                "insert into query.projection_holder values ('one', '{uptime-v1}', now()),"
                        + " ('long-ago', '{timeline-v1}', now() - interval '1 minute')",
                "delete from query.projection_holder");
        assertFound(new DeadLettersCheck(), OK, "No event stands in the way");
        ledger.harm("insert into query.projection_holder values ('two', '{timeline-v1}', now())", "select 1");
        assertFound(new DeadLettersCheck(), PROBLEM, "timeline-v1 cannot take in");

        ledger.harm("update query.dead_letter set position = %d".formatted(ledger.head()), "select 1");
        assertFound(new DeadLettersCheck(), OK, "No event stands in the way");
    }

    @Test
    void read_models_without_projections() throws SQLException {
        ledger.harm(
                "create table query.kept as select * from query.token_entry; delete from query.token_entry",
                "insert into query.token_entry select * from query.kept; drop table query.kept");

        assertFound(new ProjectionsCheck(LATE), WARNING, "None has begun");
    }

    @Test
    void events_that_nobody_signs() throws SQLException {
        ledger.harm(
                "create table query.kept as select * from query.log_checkpoint; delete from query.log_checkpoint",
                "insert into query.log_checkpoint select * from query.kept; drop table query.kept");

        assertFound(new SealCheck(AT_ONCE), PROBLEM, "%d events are under no checkpoint".formatted(ledger.head()));
        assertFound(new SealCheck(Duration.ofDays(1)), OK, "Nothing is signed yet");
    }

    @Test
    void a_log_that_was_longer_once() throws SQLException {
        ledger.harm("update query.log_tree set size = size + 5", "update query.log_tree set size = size - 5");

        assertFound(new SealCheck(LATE), PROBLEM, "%d events were sealed".formatted(ledger.head() + 5));
    }

    @Test
    void another_key(@TempDir Path scratch) throws Exception {
        var key = Files.writeString(
                scratch.resolve("key"), SignerKey.generate("incident-ledger").toText());

        assertFound(new SigningCheck(key, ledger.file("log-guard")), PROBLEM, "has signed the newest checkpoint");
    }

    @Test
    void a_key_below_an_older_one(@TempDir Path scratch) throws Exception {
        var key = Files.writeString(
                scratch.resolve("key"),
                Files.readString(ledger.file("log-key"))
                        + SignerKey.generate("incident-ledger").toText());

        assertFound(new SigningCheck(key, ledger.file("log-guard")), OK, "Key and guard are those of this log");
    }

    @Test
    void no_key_or_a_broken_one_and_nothing_of_it_is_told(@TempDir Path scratch) throws Exception {
        var key = scratch.resolve("key");
        assertFound(new SigningCheck(key, ledger.file("log-guard")), PROBLEM, "cannot be read from " + key);

        Files.writeString(key, "PRIVATE+KEY+sesame\nsesame\n");
        assertThat(assertFound(new SigningCheck(key, ledger.file("log-guard")), PROBLEM, "cannot be read")
                        .toString())
                .doesNotContain("sesame");
    }

    @Test
    void no_guard_or_a_broken_one(@TempDir Path scratch) throws Exception {
        var guard = scratch.resolve("guard");
        assertFound(new SigningCheck(ledger.file("log-key"), guard), PROBLEM, "there is no guard " + guard);

        Files.writeString(guard, "nothing of the kind");
        assertFound(new SigningCheck(ledger.file("log-key"), guard), PROBLEM, "cannot be read as a checkpoint");
    }

    @Test
    void a_guard_that_knows_more_than_the_log(@TempDir Path scratch) throws Exception {
        var longer = new Checkpoint("incident-ledger", ledger.head() + 7, Hash.of(new byte[0]));
        var guard = Files.writeString(
                scratch.resolve("guard"),
                SignedNote.sign(longer.text(), List.of(SignerKey.generate("incident-ledger")))
                        .toString());

        assertFound(
                new SigningCheck(ledger.file("log-key"), guard),
                PROBLEM,
                "%d events were signed, and the log has %d".formatted(ledger.head() + 7, ledger.head()));
    }

    @Test
    void a_guard_of_another_history_of_the_same_length(@TempDir Path scratch) throws Exception {
        var other = new Checkpoint("incident-ledger", ledger.head(), Hash.of(new byte[0]));
        var guard = Files.writeString(
                scratch.resolve("guard"),
                SignedNote.sign(other.text(), List.of(SignerKey.generate("incident-ledger")))
                        .toString());

        assertFound(new SigningCheck(ledger.file("log-key"), guard), PROBLEM, "that this log never had");
    }

    @Test
    void a_guard_whose_checkpoint_the_database_should_know_by_now(@TempDir Path scratch) throws Exception {
        var guard = Files.copy(ledger.file("log-guard"), scratch.resolve("guard"));
        ledger.harm(
                "create table query.kept as select * from query.log_checkpoint; delete from query.log_checkpoint",
                "insert into query.log_checkpoint select * from query.kept; drop table query.kept");
        assertFound(new SigningCheck(ledger.file("log-key"), guard), OK, "");

        Files.setLastModifiedTime(guard, FileTime.from(Instant.now().minusSeconds(60)));
        assertFound(new SigningCheck(ledger.file("log-key"), guard), PROBLEM, "that this log never had");

        ledger.harm(
                "update query.log_tree set size = 0", "update query.log_tree set size = %d".formatted(ledger.head()));
        assertFound(new SigningCheck(ledger.file("log-key"), guard), OK, "");
    }

    @Test
    void a_log_that_was_never_signed_needs_no_key(@TempDir Path scratch) throws SQLException {
        ledger.harm(
                "create table query.kept as select * from query.log_checkpoint; delete from query.log_checkpoint",
                "insert into query.log_checkpoint select * from query.kept; drop table query.kept");

        assertFound(new SigningCheck(scratch.resolve("key"), scratch.resolve("guard")), OK, "Nothing is signed yet");
    }

    private void move(String projection, long position) throws SQLException {
        ledger.harm(token(projection, position), token(projection, ledger.head()));
    }

    private static String token(String projection, long position) {
        return "update query.token_entry set token = convert_to('{\"globalIndex\":%d}', 'UTF8') where processor_name = '%s'"
                .formatted(position, projection);
    }

    private static String without(String trigger, String statements) {
        return "alter table event_store.event_log disable trigger %1$s; %2$s; alter table event_store.event_log enable always trigger %1$s"
                .formatted(trigger, statements);
    }

    private static Database answering(Map<String, String> row) {
        return _ -> List.of(new Row(row));
    }

    private Finding assertFound(Check check, Severity severity, String found) throws SQLException {
        var findings = ledger.look(check);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(check.name());
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.found()).contains(found);
            assertThat(finding.cure().isEmpty()).isEqualTo(severity == OK);
        });
        return findings.getFirst();
    }
}
