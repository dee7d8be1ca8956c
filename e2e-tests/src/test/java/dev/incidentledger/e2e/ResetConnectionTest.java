package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.e2e.Api.Answer;
import dev.incidentledger.standalone.database.RunningServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Promise 2, and the connection that commits is reset again and again: what is sent again takes effect once. */
@Execution(ExecutionMode.CONCURRENT)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResetConnectionTest {

    private static final int CUTS = "full".equals(System.getProperty("ledger.drills")) ? 1_000 : 15;
    private static final int WRITERS = 8;
    private static final long MILLIS_BEFORE_AGAIN = 20;

    private final Random random = new Random(Long.getLong("ledger.seed", 20261124));
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, Answer> acknowledged = new ConcurrentHashMap<>();

    @Test
    void a_command_sent_again_after_a_reset_has_one_effect(@TempDir Path folder) throws Exception {
        try (var ledger = ChildLedger.start(folder);
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var api = ledger.admin();
            long first = marker(api);
            List<Future<?>> writing = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var name = "writer-" + writer;
                writing.add(writers.submit(() -> write(api, name)));
            }
            int cut = cutAgainAndAgain(folder);
            over.countDown();
            for (var writer : writing) {
                writer.get();
            }

            assertThat(marker(api) - first).as("one event for each key").isEqualTo(acknowledged.size() + 1);
            assertThat(acknowledged)
                    .allSatisfy((key, answer) ->
                            assertThat(identify(api, key).expect(201).body()).isEqualTo(answer.body()));
            System.out.printf(
                    "Reset drill: %,d sessions ended, %,d keys, each with one effect; %,d answers said to send it again%n",
                    cut, acknowledged.size(), refused.get());
        }
    }

    private Void write(Api api, String writer) throws InterruptedException {
        for (int i = 0; over.getCount() > 0; i++) {
            var key = writer + "-" + i;
            acknowledged.put(key, sendUntilAcknowledged(api, key));
        }
        return null;
    }

    private Answer sendUntilAcknowledged(Api api, String key) throws InterruptedException {
        var stuck = new CountDownLatch(1);
        while (true) {
            var answer = identify(api, key);
            if (answer.status() == 201) {
                return answer;
            }
            if (answer.status() != 503 && answer.status() != 409) {
                answer.expect(503);
            }
            refused.incrementAndGet();
            stuck.await(MILLIS_BEFORE_AGAIN, TimeUnit.MILLISECONDS);
        }
    }

    /** The server forgets whatever has not been committed, and nobody hears an answer. */
    private int cutAgainAndAgain(Path folder) throws Exception {
        var server = RunningServer.in(folder.resolve("postgres")).orElseThrow();
        var session = new SingleConnectionDataSource(server.jdbcUrl(), server.user(), server.password(), true);
        try {
            var database = JdbcClient.create(session);
            int cut = 0;
            while (cut < CUTS) {
                over.await(1 + random.nextInt(40), TimeUnit.MILLISECONDS);
                cut += database.sql("""
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                where application_name = 'incident-ledger-log' and state <> 'idle'
                                """).query(Integer.class).single();
            }
            return cut;
        } finally {
            session.destroy();
        }
    }

    private static Answer identify(Api api, String key) {
        return api.post(
                "/api/v1/incidents",
                Map.of("title", key, "status", "investigating", "message", "We look into it.", "audience", "internal"),
                "Idempotency-Key",
                key);
    }

    private static long marker(Api api) {
        return api.post("/api/v1/incidents", Map.of("title", "Marker", "status", "resolved", "message", "Here"))
                .expect(201)
                .position();
    }
}
