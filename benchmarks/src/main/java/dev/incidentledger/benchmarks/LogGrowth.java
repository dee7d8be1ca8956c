package dev.incidentledger.benchmarks;

import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Commands through Axon in this process, in turns on a log that holds next to nothing and on one that holds {@code
 * -Dbenchmark.events} of them; each log has a server of its own.
 */
final class LogGrowth {

    private static final List<Integer> THREADS = List.of(8, 64);
    private static final ThreadFactory VIRTUAL = Thread.ofVirtual().factory();

    static final long FEW = 10;
    static final long MANY = Long.getLong("benchmark.events", 10_000_000);
    private static final long BYTES_PER_EVENT = 2_000;
    private static final long BYTES_TO_SPARE = 4L << 30;

    private LogGrowth() {}

    public static void main(String[] args) throws Exception {
        OrderlyEnd.arrange();
        requireSpace();
        var results = new Results();
        try (var few = EmbeddedPostgresServer.startTemporary();
                var many = EmbeddedPostgresServer.startTemporary()) {
            fill(Database.of(few), FEW);
            fill(Database.of(many), MANY);
            var report = new LogGrowthReport();
            compare(Database.of(few), Database.of(many), report);
            try (var connection = Database.of(many).connect()) {
                var version = connection.getMetaData().getDatabaseProductVersion();
                results.write("log-growth.md", "LogGrowth", version, report.text());
            }
        }
    }

    private static void fill(Database database, long events) throws Exception {
        LedgerAxon.on(database).close(); // makes the tables
        FilledLog.fill(database, events);
    }

    private static void compare(Database few, Database many, LogGrowthReport report) throws Exception {
        try (var axonOnFew = LedgerAxon.on(few);
                var axonOnMany = LedgerAxon.on(many);
                var readFew = few.connect();
                var readMany = many.connect()) {
            var entrants = List.of(
                    new Entrant(
                            LogGrowthReport.FEW,
                            new DiaryEntries(axonOnFew.gateway()),
                            Gauge.ofThisProcess(few, readFew)),
                    new Entrant(
                            LogGrowthReport.MANY,
                            new DiaryEntries(axonOnMany.gateway()),
                            Gauge.ofThisProcess(many, readMany)));
            for (var entrant : entrants) {
                entrant.warmUp(THREADS.getLast(), VIRTUAL);
            }
            for (int threads : THREADS) {
                report.played(
                        threads,
                        Match.play(
                                entrants, entrant -> entrant.turnByCount(threads, VIRTUAL, Effort.CHOSEN.turnWork())));
            }
            report.ended(FilledLog.count(readFew), FilledLog.count(readMany));
        }
    }

    private static void requireSpace() throws IOException {
        long needed = MANY * BYTES_PER_EVENT + BYTES_TO_SPARE;
        long free = Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir")))
                .getUsableSpace();
        if (free < needed) {
            throw new IllegalStateException(
                    "%,d events need %,d MiB of the temporary folder, and %,d MiB are free: set -Dbenchmark.events lower"
                            .formatted(MANY, needed >> 20, free >> 20));
        }
    }
}
