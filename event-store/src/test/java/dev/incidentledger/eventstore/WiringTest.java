package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.store.EventSerializer;
import java.util.List;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.timeout.HandlerTimeoutConfiguration;
import org.axonframework.updates.UpdateChecker;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One test for each way in which Axon on Boot 4 has failed without a word. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class WiringTest {

    static class TokensInMemory {
        @Bean
        @Primary
        TokenStore forgetful() {
            return new InMemoryTokenStore();
        }
    }

    static class NoTransactions {
        @Bean
        @Primary
        TransactionManager none() {
            return NoTransactionManager.instance();
        }
    }

    @Test
    void tokens_in_memory_are_refused_at_start() {
        assertThatThrownBy(() -> TestLedger.startOn(TestLedger.freshDatabase(), TokensInMemory.class))
                .hasRootCauseMessage(
                        "Refusing to start: tokens must be kept in the database, but found InMemoryTokenStore");
    }

    @Test
    void projections_without_transactions_are_refused_at_start() {
        assertThatThrownBy(() -> TestLedger.startOn(TestLedger.freshDatabase(), NoTransactions.class))
                .hasRootCauseMessage(
                        "Refusing to start: rows and tokens must commit together, but found NoTransactionManager");
    }

    @Test
    void the_token_of_a_replay_reads_back() {
        var serializer = new MessageSerializer();
        var token =
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(9), new GlobalSequenceTrackingToken(3));

        TrackingToken back = serializer.deserialize(serializer.serialize(token, byte[].class));

        assertThat(back).isEqualTo(token);
    }

    @Test
    void nothing_calls_home_advertises_or_times_the_handlers(CapturedOutput output) {
        try (var ledger = TestLedger.startOn(TestLedger.freshDatabase())) {
            var axon = ledger.get(Configuration.class);

            assertThat(axon.getComponent(UpdateChecker.class)).isNull();
            assertThat(axon.getComponent(HandlerTimeoutConfiguration.class)).isNull();
            assertThat(output).doesNotContainIgnoringCase("console.axoniq.io");
        }
    }

    @Test
    void the_server_notices_within_seconds_that_a_client_has_vanished() {
        try (var ledger = TestLedger.startOn(TestLedger.freshDatabase())) {
            var unpooled = JdbcClient.create(ledger.get(UnpooledDatabase.class).dataSource());

            assertThat(List.of(unpooled, ledger.db()))
                    .allSatisfy(db -> assertThat(db.sql("select current_setting('tcp_keepalives_idle')::int"
                                            + " + current_setting('tcp_keepalives_interval')::int"
                                            + " * current_setting('tcp_keepalives_count')::int")
                                    .query(Integer.class)
                                    .single())
                            .isBetween(1, 15));
        }
    }

    @Test
    void whoever_freezes_in_a_transaction_loses_what_it_has_locked_and_the_pool_goes_on() {
        try (var ledger = TestLedger.startOn(TestLedger.freshDatabase())) {
            assertThat(ledger.db()
                            .sql("show idle_in_transaction_session_timeout")
                            .query(String.class)
                            .single())
                    .isEqualTo("10s");
            var others = JdbcClient.create(ledger.get(UnpooledDatabase.class).dataSource());
            var transaction = new TransactionTemplate(ledger.get(PlatformTransactionManager.class));

            assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                        ledger.db()
                                .sql("set local idle_in_transaction_session_timeout = 100")
                                .update();
                        ledger.db()
                                .sql("lock table query.token_entry in exclusive mode")
                                .update();
                        await().until(() -> isUnlocked(others, "query.token_entry"));
                    }))
                    .isInstanceOf(NestedRuntimeException.class);

            assertThat(ledger.db().sql("select 1").query(Integer.class).single())
                    .isOne();
        }
    }

    private static boolean isUnlocked(JdbcClient db, String table) {
        return db.sql(
                        "select not exists (select from pg_locks where relation = ?::regclass and mode = 'ExclusiveLock')")
                .param(table)
                .query(Boolean.class)
                .single();
    }

    @Test
    void everything_is_serialized_by_jackson() {
        try (var ledger = TestLedger.startOn(TestLedger.freshDatabase())) {
            var axon = ledger.get(Configuration.class);

            assertThat(axon.eventSerializer()).isInstanceOf(EventSerializer.class);
            assertThat(axon.messageSerializer()).isInstanceOf(MessageSerializer.class);
            assertThat(axon.serializer()).isInstanceOf(MessageSerializer.class);
        }
        assertThatThrownBy(() -> Class.forName("com.thoughtworks.xstream.XStream"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
