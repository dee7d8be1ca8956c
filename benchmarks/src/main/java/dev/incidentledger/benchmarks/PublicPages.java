package dev.incidentledger.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;

/**
 * The first page, what a browser that has it asks for, and a small JSON document, against nginx with the same bytes as files, in
 * turns. Then what an open page costs, and how soon all of them hear of a command.
 */
final class PublicPages {

    private static final int CONNECTIONS = 16;
    private static final int READERS = 500;
    private static final int COMPONENTS = 6;
    private static final String TITLE = "Sign-in fails";
    private static final Duration MORE_THAN_A_RENDERING = Duration.ofSeconds(2);
    private static final ThreadFactory CLIENTS = Thread.ofPlatform().factory();

    /** The same read of both, and what it weighs. */
    private record Pair(String what, HttpReads ofLedger, HttpReads ofNginx, int bytes) {}

    private PublicPages() {}

    public static void main(String[] args) throws Exception {
        OrderlyEnd.arrange();
        var results = new Results();
        try (var folder = WorkFolder.create();
                var files = WorkFolder.create();
                var ledger = LedgerProcess.start(folder.path(), 0, Map.of())) {
            int port = ledger.port();
            var report = new PublicPagesReport(Nginx.version(), READERS);
            tell(port, ledger.adminToken());
            awaitPage(port);
            compare(port, ledger.pid(), files.path(), report);
            follow(port, ledger, report);
            results.write("public-pages.md", "PublicPages", postgresIn(folder.path()), report.text());
        }
    }

    /** A page as many have: some components, and an incident. */
    private static void tell(int port, String token) throws IOException {
        try (var operator = new HttpConnection(port, token)) {
            for (int i = 0; i < COMPONENTS; i++) {
                operator.post("/api/v1/components", "{\"name\": \"Component %d\", \"showcase\": true}".formatted(i));
            }
        }
        identify(port, token);
    }

    private static void awaitPage(int port) throws IOException, InterruptedException {
        var page = new HttpReads(port, "/", false);
        while (!new String(page.body(), UTF_8).contains(TITLE)) {
            Thread.sleep(100);
        }
        Thread.sleep(MORE_THAN_A_RENDERING);
    }

    private static void identify(int port, String token) throws IOException {
        try (var operator = new HttpConnection(port, token)) {
            operator.post("/api/v1/incidents", """
                    {"title": "%s", "status": "investigating", "message": "%s"}""".formatted(TITLE, Sample.text(300)));
        }
    }

    private static void compare(int port, long ledgerPid, Path files, PublicPagesReport report) throws Exception {
        var page = new HttpReads(port, "/", false).body();
        var json = new HttpReads(port, "/api/v2/components.json", false).body();
        Files.write(files.resolve("page.html"), page);
        Files.write(files.resolve("components.json"), json);
        try (var nginx = Nginx.start(files)) {
            for (var pair : List.of(
                    new Pair("page", reads(port, "/"), reads(nginx.port(), "/page.html"), page.length),
                    new Pair("304 of the page", unless(port, "/"), unless(nginx.port(), "/page.html"), 0),
                    new Pair(
                            "JSON",
                            reads(port, "/api/v2/components.json"),
                            reads(nginx.port(), "/components.json"),
                            json.length))) {
                warmUp(pair.ofLedger(), Effort.CHOSEN.productWarmUp());
                warmUp(pair.ofNginx(), Effort.CHOSEN.warmUp());
                var turns = new LinkedHashMap<String, Callable<Round>>();
                turns.put("ledger", () -> turn(pair.ofLedger(), ledgerPid));
                turns.put("nginx", () -> turn(pair.ofNginx(), nginx.pid()));
                report.compared(pair.what(), pair.bytes(), Match.play(turns));
            }
        }
    }

    private static HttpReads reads(int port, String path) {
        return new HttpReads(port, path, false);
    }

    private static HttpReads unless(int port, String path) {
        return new HttpReads(port, path, true);
    }

    private static void warmUp(HttpReads reads, int times) throws Exception {
        try (var load = new Load(reads, CONNECTIONS, CLIENTS)) {
            load.runTimes(times);
        }
    }

    private static Round turn(HttpReads reads, long serverPid) throws Exception {
        try (var load = new Load(reads, CONNECTIONS, CLIENTS)) {
            var start = reading(serverPid);
            long done = load.runFor(Effort.CHOSEN.turn());
            return new Round(done, reading(serverPid).since(start));
        }
    }

    private static Reading reading(long serverPid) throws IOException {
        return new Reading(
                System.nanoTime() / 1_000,
                ProcessorTime.ofFamily(serverPid),
                0,
                ProcessorTime.of(ProcessHandle.current().pid()),
                ProcessorTime.ofAll(),
                0);
    }

    private static void follow(int port, LedgerProcess ledger, PublicPagesReport report) throws Exception {
        try (var _ = OpenPages.open(port, READERS)) {
            Thread.sleep(MORE_THAN_A_RENDERING);
        }
        Thread.sleep(MORE_THAN_A_RENDERING);
        long without = LiveHeap.bytesOf(ledger.pid());
        try (var pages = OpenPages.open(port, READERS)) {
            long with = LiveHeap.bytesOf(ledger.pid());
            var told = new ArrayList<Duration>();
            for (int round = 0; round < Effort.CHOSEN.rounds(); round++) {
                told.add(pages.toldAfter(() -> identify(port, ledger.adminToken())));
                Thread.sleep(MORE_THAN_A_RENDERING);
            }
            report.followed((with - without) / READERS, told);
        }
    }

    private static String postgresIn(Path folder) throws IOException {
        return "embedded, major version "
                + Files.readString(folder.resolve("postgres/cluster/PG_VERSION"))
                        .strip();
    }
}
