package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseTurnTest {

    private static final int PROCESSES = 8;

    private final String database = TestServer.freshDatabase();

    @Test
    void of_all_who_come_at_once_one_is_at_it() throws Exception {
        var within = new AtomicInteger();
        var most = new AtomicInteger();

        atOnce(() -> {
            new DatabaseTurn(TestServer.connectionsTo(database), "sweeping").take(() -> {
                most.accumulateAndGet(within.incrementAndGet(), Math::max);
                JdbcClient.create(TestServer.connectionsTo(database))
                        .sql("select 1")
                        .query(Integer.class)
                        .single();
                within.decrementAndGet();
            });
            return true;
        });

        assertThat(most).hasValue(1);
    }

    @Test
    void whoever_fails_gives_way() {
        var turn = new DatabaseTurn(TestServer.connectionsTo(database), "sweeping");
        assertThatThrownBy(() -> turn.take(() -> {
                    throw new IllegalStateException("No broom");
                }))
                .hasMessage("No broom");

        var done = new AtomicInteger();
        turn.take(done::incrementAndGet);

        assertThat(done).hasValue(1);
    }

    @Test
    void who_does_something_else_does_not_wait() {
        var done = new AtomicInteger();

        new DatabaseTurn(TestServer.connectionsTo(database), "sweeping")
                .take(() ->
                        new DatabaseTurn(TestServer.connectionsTo(database), "cooking").take(done::incrementAndGet));

        assertThat(done).hasValue(1);
    }

    @Test
    void processes_that_come_at_once_to_an_empty_database_migrate_it_together() throws Exception {
        var beans = new StaticListableBeanFactory(Map.of(
                "log",
                MigrationConfiguration.eventStoreMigration(),
                "tokens",
                MigrationConfiguration.tokensMigration()));

        atOnce(() -> new DatabaseMigrator(
                        beans.getBeanProvider(DatabaseMigration.class),
                        beans.getBeanProvider(MigrationRole.class),
                        beans.getBeanProvider(JdbcConnectionDetails.class))
                .postProcessAfterInitialization(TestServer.connectionsTo(database), "dataSource"));

        assertThat(JdbcClient.create(TestServer.connectionsTo(database))
                        .sql("select position from event_store.event_log_head")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void atOnce(Callable<?> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(
                    IntStream.range(0, PROCESSES).mapToObj(_ -> work).toList())) {
                done.get();
            }
        }
    }
}
