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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How soon the product answers after its process was started, and how much memory it then holds without any load. */
final class StartAndMemory {

    private static final int STARTS = 5;
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(5);
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path UNPACKED = ROOT.resolve("standalone/target/standalone");

    /** In which the build leaves the product. */
    private enum Form {
        JAR("as one jar") {
            @Override
            List<String> program() throws IOException {
                try (var jars = Files.newDirectoryStream(UNPACKED.resolveSibling(""), "standalone-*-exec.jar")) {
                    return List.of("-jar", jars.iterator().next().toString());
                }
            }
        },
        FILES("unpacked") {
            @Override
            List<String> program() {
                return List.of("-jar", UNPACKED.resolve("application.jar").toString());
            }
        },
        CACHE("unpacked, with the AOT cache") {
            @Override
            List<String> program() {
                return List.of(
                        "-XX:AOTCache=" + UNPACKED.resolve("application.aot"),
                        "-jar",
                        UNPACKED.resolve("application.jar").toString());
            }
        };

        private final String words;

        Form(String words) {
            this.words = words;
        }

        abstract List<String> program() throws IOException;

        /** With the heap that {@code ./ledger serve} begins with, and objects as small. */
        List<String> command() throws IOException {
            return Stream.concat(Stream.of("-Xms64m", "-XX:+UseCompactObjectHeaders"), program().stream())
                    .toList();
        }
    }

    /**
     * @param seconds from the start of the process to the first 200
     * @param processorSeconds of the Java process until then
     */
    private record Start(double seconds, double processorSeconds, double mebibytes) {}

    private StartAndMemory() {}

    public static void main(String[] args) throws Exception {
        OrderlyEnd.arrange();
        var results = new Results();
        train();
        Map<Form, Start> first = new EnumMap<>(Form.class);
        Map<Form, List<Start>> later = new EnumMap<>(Form.class);
        for (var form : Form.values()) {
            later.put(form, new ArrayList<>());
            try (var folder = WorkFolder.create()) {
                first.put(form, start(form, folder.path()));
            }
        }
        try (var folder = WorkFolder.create()) {
            start(Form.JAR, folder.path());
            for (int i = 0; i < STARTS; i++) {
                for (var form : Form.values()) {
                    of(later, form).add(start(form, folder.path()));
                }
            }
            var version =
                    "embedded, major version " + Files.readString(folder.path().resolve("postgres/cluster/PG_VERSION"));
            results.write("start-and-memory.md", "StartAndMemory", version.strip(), report(first, later));
        }
    }

    private static <V> V of(Map<Form, V> forms, Form form) {
        return Objects.requireNonNull(forms.get(form));
    }

    /** As operators do, on the Java that is measured. */
    private static void train() throws IOException, InterruptedException {
        var script = new ProcessBuilder(ROOT.resolve("ledger").toString(), "train").inheritIO();
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (script.start().waitFor() != 0) {
            throw new IllegalStateException("There is no cache");
        }
    }

    private static Start start(Form form, Path folder) throws Exception {
        int port = FreePort.next();
        long start = System.nanoTime();
        try (var ledger = LedgerProcess.start(form.command(), folder, port, Map.of());
                var http = HttpClient.newHttpClient()) {
            var status = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/status".formatted(port)))
                    .build();
            while (!answers(http, status)) {
                ledger.requireAlive();
                Thread.sleep(BETWEEN_ATTEMPTS);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double processorSeconds = ProcessorTime.of(ledger.pid()) / 1e6;
            Thread.sleep(SETTLED);
            return new Start(seconds, processorSeconds, residentMebibytes(ledger.pid()));
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

    private static String report(Map<Form, Start> first, Map<Form, List<Start>> later) {
        var cached = of(later, Form.CACHE);
        return """
                # Start and memory

                From the start of the process to the first 200 of the status, in seconds; processor time of the Java process until then;
                and its resident memory five seconds later without load, in MiB, without PostgreSQL. In a fresh folder a start also makes
                the database. Starts in a folder that is there take turns, and are the median of %d, with the least and the most in brackets.

                | the standalone | in a fresh folder: seconds | in the same folder again: seconds | processor seconds | MiB |
                |---|---|---|---|---|
                %s

                | with the AOT cache | seconds | processor seconds |
                |---|---|---|
                | of those without it | %s | %s |
                | of those of the one jar | %s | %s |
                """.formatted(
                STARTS,
                Markdown.lines(later.keySet().stream().map(form -> row(form, of(first, form), of(later, form)))),
                Spread.ofRatios(cached, of(later, Form.FILES), Start::seconds).text(2),
                Spread.ofRatios(cached, of(later, Form.FILES), Start::processorSeconds)
                        .text(2),
                Spread.ofRatios(cached, of(later, Form.JAR), Start::seconds).text(2),
                Spread.ofRatios(cached, of(later, Form.JAR), Start::processorSeconds)
                        .text(2));
    }

    private static String row(Form form, Start first, List<Start> later) {
        return Markdown.row(
                form.words,
                "%.2f".formatted(first.seconds()),
                Spread.of(later, Start::seconds).text(2),
                Spread.of(later, Start::processorSeconds).text(2),
                Spread.of(later, Start::mebibytes).text(0));
    }
}
