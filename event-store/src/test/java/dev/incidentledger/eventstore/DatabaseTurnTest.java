package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
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
    void processes_that_start_at_once_on_an_empty_database_all_start() throws Exception {
        var started = atOnce(() -> TestLedger.startOn(database));

        assertThat(started).hasSize(PROCESSES);
        started.forEach(TestLedger::close);
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(IntStream.range(0, PROCESSES).mapToObj(_ -> work).toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }
}
