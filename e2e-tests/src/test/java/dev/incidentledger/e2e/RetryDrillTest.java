package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.e2e.Api.Answer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Promise 2, and the process dies between recording and answering: what is sent again takes effect once. */
@Execution(ExecutionMode.CONCURRENT)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RetryDrillTest {

    private static final int ROUNDS = "full".equals(System.getProperty("ledger.drills")) ? 10 : 1;
    private static final int WRITERS = 8;

    private final Random random = new Random(Long.getLong("ledger.seed", 20261124));

    /** By key, what was answered; empty for what was in flight. */
    private final Map<String, Optional<Answer>> sent = new ConcurrentHashMap<>();

    @Test
    void a_command_sent_again_after_a_kill_has_one_effect(@TempDir Path folder) throws Exception {
        long first = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            var ledger = ChildLedger.start(folder);
            first = round == 1 ? marker(ledger.admin()) : first;
            sendUntilKilled(ledger, round, 50 + random.nextInt(300));
            try (var survivor = ChildLedger.start(folder)) {
                var api = survivor.admin();
                sent.forEach((key, answer) -> sendAgain(api, key, answer));
                assertThat(marker(api) - first).as("one event for each key").isEqualTo(sent.size() + round);
            }
        }
        System.out.printf("Retry drill: %d rounds, %d keys, each with one effect%n", ROUNDS, sent.size());
    }

    private void sendUntilKilled(ChildLedger ledger, int round, int enough) throws Exception {
        var reached = new CountDownLatch(enough);
        var api = ledger.admin();
        var writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> Thread.ofVirtual().start(() -> send(api, round + "-" + writer, reached)))
                .toList();
        reached.await();
        ledger.kill();
        for (var writer : writers) {
            writer.join();
        }
    }

    private void send(Api api, String writer, CountDownLatch reached) {
        try {
            for (int i = 0; ; i++) {
                var key = writer + "-" + i;
                sent.put(key, Optional.empty());
                sent.put(key, Optional.of(identify(api, key).expect(201)));
                reached.countDown();
            }
        } catch (UncheckedIOException killed) {
            // Nobody knows what became of the last one.
        }
    }

    private void sendAgain(Api api, String key, Optional<Answer> before) {
        var again = identify(api, key).expect(201);
        before.ifPresent(answer -> assertThat(again.body()).isEqualTo(answer.body()));
        sent.put(key, Optional.of(again));
    }

    private static Answer identify(Api api, String key) {
        return api.post(
                "/api/v1/incidents",
                Map.of("title", key, "status", "investigating", "message", "We are looking into it."),
                "Idempotency-Key",
                key);
    }

    private static long marker(Api api) {
        return api.post("/api/v1/incidents", Map.of("title", "Marker", "status", "resolved", "message", "Here"))
                .expect(201)
                .position();
    }
}
