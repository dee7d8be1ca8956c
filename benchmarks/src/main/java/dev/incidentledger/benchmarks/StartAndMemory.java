package dev.incidentledger.benchmarks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How soon the product answers after its process was started, and how much memory it then holds without any load. */
final class StartAndMemory {

    private static final int STARTS = 5;
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(5);

    /** @param seconds from the start of the process to the first 200 */
    private record Start(double seconds, double mebibytes) {}

    private StartAndMemory() {}

    public static void main(String[] args) throws Exception {
        OrderlyEnd.arrange();
        var results = new Results();
        try (var folder = WorkFolder.create()) {
            var first = start(folder.path());
            List<Start> later = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                later.add(start(folder.path()));
            }
            var version =
                    "embedded, major version " + Files.readString(folder.path().resolve("postgres/cluster/PG_VERSION"));
            results.write("start-and-memory.md", "StartAndMemory", version.strip(), report(first, later));
        }
    }

    private static Start start(Path folder) throws Exception {
        int port = FreePort.next();
        long start = System.nanoTime();
        try (var ledger = LedgerProcess.start(folder, port, Map.of());
                var http = HttpClient.newHttpClient()) {
            var status = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/status".formatted(port)))
                    .build();
            while (!answers(http, status)) {
                ledger.requireAlive();
                Thread.sleep(BETWEEN_ATTEMPTS);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Thread.sleep(SETTLED);
            return new Start(seconds, residentMebibytes(ledger.pid()));
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException notListeningYet) {
            return false;
        }
    }

    private static double residentMebibytes(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(pid)))) {
            var resident =
                    lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(resident.replaceAll("\\D", "")) / 1024.0;
        }
    }

    private static String report(Start first, List<Start> later) {
        return """
                # Start and memory

                From the start of the process to the first 200 of the status, in seconds, and resident memory of the Java
                process alone five seconds later without load, in MiB. The first start also makes the database. The others are
                the median of %d, with the least and the most in brackets.

                | start | seconds | MiB |
                |---|---|---|
                | in a fresh folder | %.2f | %.0f |
                | in the same folder again | %s | %s |
                """.formatted(
                        later.size(),
                        first.seconds(),
                        first.mebibytes(),
                        Spread.of(later, Start::seconds).text(2),
                        Spread.of(later, Start::mebibytes).text(0));
    }
}
