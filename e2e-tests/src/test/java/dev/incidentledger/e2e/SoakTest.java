package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Commands for ten minutes, and every minute the database dies: what the product holds of the machine does not grow. */
@Isolated
@DisplayNameGeneration(ReplaceUnderscores.class)
class SoakTest {

    private static final int MINUTES = 10;
    private static final int CLIENTS = 4;
    private static final int SETTLED = 3;
    private static final long MILLIS_AFTER_REFUSAL = 50;
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final long MEGABYTE = 1 << 20;
    private static final String COMMAND = """
            {"title": "Sign-in fails", "status": "resolved", "message": "It was short.", "audience": "internal"}""";

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicLong acknowledged = new AtomicLong();

    private record Sample(long heap, long threads, long descriptors) {}

    @Test
    @Tag("long")
    void nothing_piles_up(@TempDir Path folder) throws Exception {
        var samples = new ArrayList<Sample>();
        try (var ledger = ChildLedger.start(folder);
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sending = new ArrayList<>();
            var api = ledger.admin();
            for (int i = 0; i < CLIENTS; i++) {
                sending.add(clients.submit(() -> send(api)));
            }
            for (int minute = 0; minute < MINUTES; minute++) {
                var database = DatabaseProcesses.of(folder);
                database.kill();
                database.startAgain();
                long dead = acknowledged.get();
                await().atMost(RECOVERY).until(() -> acknowledged.get() > dead + 100);
                over.await(1, TimeUnit.MINUTES);
                samples.add(sample(ledger));
            }
            over.countDown();
            for (var client : sending) {
                client.get();
            }
        }
        report(samples);
        assertDoesNotGrow(samples, Sample::heap, 24 * MEGABYTE);
        assertDoesNotGrow(samples, Sample::threads, 10);
        assertDoesNotGrow(samples, Sample::descriptors, 10);
    }

    private Void send(Api api) throws Exception {
        try (var client = new WireClient(WireRequest.post(api, "/api/v1/incidents", COMMAND))) {
            while (over.getCount() > 0) {
                if (client.send().status() == 201) {
                    acknowledged.incrementAndGet();
                } else {
                    over.await(MILLIS_AFTER_REFUSAL, TimeUnit.MILLISECONDS);
                }
            }
        }
        return null;
    }

    private static Sample sample(ChildLedger ledger) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        new ProcessBuilder(jcmd, String.valueOf(ledger.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
        var admin = ledger.admin();
        double heap = admin.probe(admin.request("/actuator/prometheus").GET())
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        try (var descriptors = Files.list(Path.of("/proc/%d/fd".formatted(ledger.pid())))) {
            return new Sample((long) heap, ledger.threads(), descriptors.count());
        }
    }

    /** The last three, compared with the first three, by which time all has been loaded. */
    private static void assertDoesNotGrow(List<Sample> samples, ToLongFunction<Sample> held, long noise) {
        assertThat(median(samples.subList(samples.size() - SETTLED, samples.size()), held))
                .as(samples.toString())
                .isLessThanOrEqualTo(median(samples.subList(0, SETTLED), held) + noise);
    }

    private static long median(List<Sample> samples, ToLongFunction<Sample> held) {
        return samples.stream()
                .mapToLong(held)
                .sorted()
                .skip(samples.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private void report(List<Sample> samples) throws IOException {
        var first = samples.getFirst();
        var last = samples.getLast();
        var row = String.format(
                Locale.ROOT,
                "| F12, %s | %d | %,d | %,d MB; %,d MB | %d; %d | %d; %d |",
                LocalDate.now(),
                MINUTES,
                acknowledged.get(),
                first.heap() / MEGABYTE,
                last.heap() / MEGABYTE,
                first.threads(),
                last.threads(),
                first.descriptors(),
                last.descriptors());
        System.out.println("Soak: " + row);
        ReliabilityDocument.keep("\\| F12, ", row);
    }
}
