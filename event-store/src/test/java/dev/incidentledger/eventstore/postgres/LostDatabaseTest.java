package dev.incidentledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.postgres.AppendAttempt.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The database is lost at the worst moments; each test holds one of them still. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LostDatabaseTest {

    private static final Duration PATIENCE = Duration.ofMillis(800);

    private LogDatabase database;
    private FaultProxy proxy;
    private PostgresEventStorageEngine engine;

    @BeforeEach
    void connect() throws Exception {
        database = LogDatabase.create();
        proxy = FaultProxy.before(database.port());
        engine = database.engineOver(database.reachedBy(proxy.port()))
                .patience(PATIENCE)
                .build();
        assertThat(append("first").told()).isEqualTo(Told.RECORDED);
    }

    @AfterEach
    void disconnect() throws Exception {
        engine.close();
        proxy.close();
    }

    @Test
    void a_caller_whose_answer_was_lost_is_told_success_after_the_reconnection() throws Exception {
        proxy.swallowAnswers();
        var attempt = appending("door");
        awaitRecorded("door");

        proxy.cut();

        assertThat(attempt.get(5, TimeUnit.SECONDS).told()).isEqualTo(Told.RECORDED);
        assertThat(attempt.get().firstPosition()).isEqualTo(2);
        assertThat(attempt.get().isTrueIn(database.positionsById())).isTrue();
    }

    @Test
    void a_request_that_was_lost_is_sent_again() throws Exception {
        proxy.stallRequests();
        var attempt = appending("door");

        proxy.cut();

        assertThat(attempt.get(5, TimeUnit.SECONDS).told()).isEqualTo(Told.RECORDED);
        assertThat(attempt.get().isTrueIn(database.positionsById())).isTrue();
    }

    @Test
    void what_was_sent_is_unknown_and_what_was_not_is_refused_when_the_database_stays_away() throws Exception {
        proxy.swallowAnswers();
        var sent = appending("sent");
        awaitRecorded("sent");
        var waiting = appending("waiting");

        proxy.refuse();

        assertThat(sent.get(5, TimeUnit.SECONDS).told()).isEqualTo(Told.UNKNOWN);
        assertThat(waiting.get(5, TimeUnit.SECONDS).told()).isEqualTo(Told.UNAVAILABLE);
        assertThat(database.positionsById()).hasSize(2);
    }

    /** As when the connection is lost to a failover, and the new server lacks a table or a right. */
    @Test
    void what_was_sent_is_unknown_when_the_reconnected_database_refuses_it() throws Exception {
        proxy.swallowAnswers();
        var attempt = appending("door");
        awaitRecorded("door");
        database.sql()
                .sql("alter table event_store.event_log rename to elsewhere")
                .update();

        proxy.cut();

        assertThat(attempt.get(5, TimeUnit.SECONDS).told()).isEqualTo(Told.UNKNOWN);
    }

    @Test
    void while_the_database_is_away_callers_are_refused_at_once() {
        proxy.refuse();
        assertThat(append("sent").told()).isEqualTo(Told.UNKNOWN);

        var late = CompletableFuture.supplyAsync(() -> append("late"), Thread::startVirtualThread);

        assertThat(late).succeedsWithin(PATIENCE.dividedBy(4));
        assertThat(late.join().told()).isEqualTo(Told.UNAVAILABLE);
    }

    @Test
    void nothing_is_written_while_nobody_appends() {
        var head = headVersion();

        await().during(Duration.ofMillis(500)).until(() -> headVersion().equals(head));
    }

    @Test
    void the_database_is_found_again_without_help() {
        proxy.refuse();
        assertThat(append("sent").told()).isEqualTo(Told.UNKNOWN);

        proxy.admitAgain();

        await().atMost(Duration.ofSeconds(5)).until(() -> append("later").told() == Told.RECORDED);
    }

    /** The statement waits on the server for its turn, and its client is gone: the server carries it out all the same. */
    @Test
    void what_a_forgotten_session_commits_late_was_told_to_be_unknown() throws Exception {
        AppendAttempt sent;
        AppendAttempt waiting;
        try (var holder = database.reachedBy(database.port()).getConnection()) {
            holdHead(holder);
            var sending = appending("sent");
            awaitStatementWaiting();
            var other = appending("waiting");
            proxy.refuse();
            sent = sending.get(5, TimeUnit.SECONDS);
            waiting = other.get(5, TimeUnit.SECONDS);
        }

        awaitRecorded("sent");
        assertThat(sent.told()).isEqualTo(Told.UNKNOWN);
        assertThat(waiting.told()).isEqualTo(Told.UNAVAILABLE);
        awaitNoOtherSession();
        assertThat(waiting.isTrueIn(database.positionsById())).isTrue();
    }

    /** The first session and its successor carry the same events: whichever is first, they are recorded once. */
    @Test
    void a_forgotten_session_and_its_successor_record_the_events_once() throws Exception {
        CompletableFuture<AppendAttempt> attempt;
        try (var holder = database.reachedBy(database.port()).getConnection()) {
            holdHead(holder);
            attempt = appending("door");
            awaitStatementWaiting();
            proxy.cut();
            await().atMost(Duration.ofSeconds(5)).until(() -> statementsWaiting() == 2);
        }

        assertThat(attempt.get(5, TimeUnit.SECONDS).told()).isEqualTo(Told.RECORDED);
        assertThat(attempt.get().isTrueIn(database.positionsById())).isTrue();
        assertThat(database.positionsById()).hasSize(2);
    }

    /** The place was taken while nobody heard; the forgotten session finds it taken as well. */
    @Test
    void whoever_is_overtaken_during_a_reconnection_stays_out_of_the_log() throws Exception {
        CompletableFuture<AppendAttempt> attempt;
        try (var holder = database.reachedBy(database.port()).getConnection();
                var rival =
                        database.engineOver(database.reachedBy(database.port())).build()) {
            holdHead(holder);
            var won = CompletableFuture.supplyAsync(
                    () -> AppendAttempt.of(rival, AppendAttempt.events("door", 0, 1)), Thread::startVirtualThread);
            awaitStatementWaiting();
            attempt = appending("door");
            await().atMost(Duration.ofSeconds(5)).until(() -> statementsWaiting() == 2);
            proxy.cut();
            holder.rollback();
            assertThat(won.get(5, TimeUnit.SECONDS).told()).isEqualTo(Told.RECORDED);
        }

        assertThat(attempt.get(5, TimeUnit.SECONDS).told()).isEqualTo(Told.OVERTAKEN);
        awaitNoOtherSession();
        assertThat(attempt.get().isTrueIn(database.positionsById())).isTrue();
    }

    private AppendAttempt append(String aggregateId) {
        return AppendAttempt.of(engine, AppendAttempt.events(aggregateId, 0, 1));
    }

    private CompletableFuture<AppendAttempt> appending(String aggregateId) {
        return CompletableFuture.supplyAsync(() -> append(aggregateId), Thread::startVirtualThread);
    }

    private static void holdHead(Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        try (var statement = holder.createStatement()) {
            statement.execute("select from event_store.event_log_head for update");
        }
    }

    private String headVersion() {
        return database.sql()
                .sql("select xmin::text from event_store.event_log_head")
                .query(String.class)
                .single();
    }

    private void awaitRecorded(String aggregateId) {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> database.sql()
                        .sql("select exists (select from event_store.event_log where aggregate_id = ?)")
                        .param(aggregateId)
                        .query(Boolean.class)
                        .single());
    }

    private void awaitStatementWaiting() {
        await().atMost(Duration.ofSeconds(5)).until(() -> statementsWaiting() == 1);
    }

    private int statementsWaiting() {
        return database.sql()
                .sql("select count(*) from pg_stat_activity where datname = ? and wait_event_type = 'Lock'")
                .param(database.name())
                .query(Integer.class)
                .single();
    }

    private void awaitNoOtherSession() {
        await().atMost(Duration.ofSeconds(10)).until(() -> statementsWaiting() == 0);
    }
}
