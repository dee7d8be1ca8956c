package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.export.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Promise 1: an acknowledged command survives kill -9 at any moment; what was signed and what was ordered survives with it. */
@Execution(ExecutionMode.CONCURRENT)
@DisplayNameGeneration(ReplaceUnderscores.class)
class KillDrillTest {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));
    private static final int ROUNDS = FULL ? 20 : 1;
    private static final int WRITERS = 8;

    private final Random random = new Random(Long.getLong("ledger.seed", 20261124));

    @Test
    void an_acknowledged_command_survives_a_kill_at_any_moment(@TempDir Path folder) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            var killed = writeUntilKilled(ChildLedger.start(folder), 50 + random.nextInt(400));
            acknowledged.addAll(killed.acknowledged());
            try (var survivor = ChildLedger.start(folder)) {
                assertAllThere(survivor.admin(), acknowledged);
                assertThat(new Exports(survivor.admin()).verify(killed.export(), killed.kept()))
                        .isInstanceOf(Verdict.Sound.class);
            }
        }
        System.out.printf(
                "Kill drill: %d rounds, %d writers, %d commands acknowledged, none lost%n",
                ROUNDS, WRITERS, acknowledged.size());
        if (FULL) {
            keepFigures(acknowledged.size());
        }
    }

    /**
     * @param acknowledged commands
     * @param kept a checkpoint from before
     * @param export ordered just before
     */
    private record Killed(Collection<String> acknowledged, SignedNote kept, String export) {}

    /** Kills in the middle of a command, once {@code enough} have been acknowledged. */
    private static Killed writeUntilKilled(ChildLedger ledger, int enough) throws Exception {
        NavigableMap<Long, String> acknowledged = new ConcurrentSkipListMap<>();
        var reached = new CountDownLatch(enough);
        var api = ledger.admin();
        var writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> Thread.ofVirtual().start(() -> write(api, acknowledged, reached)))
                .toList();
        reached.await();
        await().until(() -> api.get("/log/checkpoint").status() == 200);
        var kept = SignedNote.parse(api.get("/log/checkpoint").expect(200).body());
        var export = new Exports(api).order();
        ledger.kill();
        for (var writer : writers) {
            writer.join();
        }
        return new Killed(acknowledged.values(), kept, export);
    }

    private static void write(Api api, NavigableMap<Long, String> acknowledged, CountDownLatch reached) {
        try {
            while (true) {
                var answer = api.post("/api/v1/incidents", identify()).expect(201);
                acknowledged.put(answer.position(), answer.id());
                reached.countDown();
            }
        } catch (UncheckedIOException killed) {
            // The connection is gone; whatever was in flight was not acknowledged.
        }
    }

    /** The long form keeps its own figures where readers look for them. */
    private static void keepFigures(int acknowledged) throws IOException {
        var row = String.format(
                Locale.ROOT, "| %s | %d | %d | %,d | 0 |", LocalDate.now(), ROUNDS, WRITERS, acknowledged);
        ReliabilityDocument.keep("\\| \\d{4}-\\d\\d-\\d\\d \\|", row);
    }

    private static Map<String, String> identify() {
        return Map.of("title", "Sign-in fails", "status", "investigating", "message", "We are looking into it.");
    }

    /** The timeline follows the log in its order: when the newest is to be read, all are. */
    private static void assertAllThere(Api api, List<String> acknowledged) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        api.get("/api/v1/incidents/" + acknowledged.getLast()).expect(200));
        assertThat(acknowledged)
                .allSatisfy(id -> api.get("/api/v1/incidents/" + id).expect(200));
    }
}
