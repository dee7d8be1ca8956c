package dev.incidentledger.benchmarks;

import static java.nio.file.StandardOpenOption.APPEND;

import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Commands through Axon in this process, on the product's event store and on Axon's own JDBC engine, against plain
 * single-row commits; all into the same server, in turns, by as many threads.
 */
final class Appends {

    private static final List<Integer> THREADS = List.of(1, 8, 32, 64);

    /** Virtual, as the threads of the product that carry out commands are. */
    private static final ThreadFactory VIRTUAL = Thread.ofVirtual().factory();

    private Appends() {}

    public static void main(String[] args) throws Exception {
        OrderlyEnd.arrange();
        var results = new Results();
        var report = new AppendsReport();
        try (var folder = WorkFolder.create();
                var server = startWithRoomForAll(folder.path().resolve("postgres"))) {
            var database = Database.of(server);
            compare(database, report);
            count(database, report);
            try (var connection = database.connect()) {
                var version = connection.getMetaData().getDatabaseProductVersion();
                results.write("appends.md", "Appends", version, report.text());
            }
        }
    }

    /** Each of the three keeps its connections while the others have their turns. */
    private static EmbeddedPostgresServer startWithRoomForAll(Path folder) throws IOException {
        EmbeddedPostgresServer.start(folder).close();
        Files.writeString(folder.resolve("cluster/postgresql.conf"), "max_connections = 200\n", APPEND);
        return EmbeddedPostgresServer.start(folder);
    }

    private static void compare(Database database, AppendsReport report) throws Exception {
        try (var ledger = LedgerAxon.on(database);
                var stock = StockAxon.on(database, THREADS.getLast());
                var connection = database.connect()) {
            var entrants = entrants(ledger, stock, database, Gauge.ofThisProcess(database, connection));
            for (var entrant : entrants) {
                entrant.warmUp(THREADS.getLast(), VIRTUAL);
            }
            for (int threads : THREADS) {
                report.played(threads, Match.play(entrants, entrant -> entrant.turnByTime(threads, VIRTUAL)));
            }
        }
    }

    /** In an untimed run of its own, since the relay slows down what passes through it. */
    private static void count(Database database, AppendsReport report) throws Exception {
        try (var trips = RoundTrips.to(database.port());
                var ledger = LedgerAxon.on(database.through(trips));
                var stock = StockAxon.on(database.through(trips), THREADS.getLast());
                var connection = database.connect()) {
            var gauge = Gauge.ofThisProcess(database, connection);
            for (var entrant : entrants(ledger, stock, database.through(trips), gauge)) {
                for (int threads : THREADS) {
                    report.counted(entrant.name(), threads, roundTrips(entrant, threads, trips));
                }
            }
        }
    }

    private static double roundTrips(Entrant entrant, int threads, RoundTrips trips) throws Exception {
        try (var load = new Load(entrant.contestant(), threads, VIRTUAL)) {
            long before = trips.count();
            long done = load.runTimes(Effort.CHOSEN.turnWork());
            return (double) (trips.count() - before) / done;
        }
    }

    private static List<Entrant> entrants(LedgerAxon ledger, StockAxon stock, Database database, Gauge gauge)
            throws Exception {
        return List.of(
                new Entrant(AppendsReport.LEDGER, new DiaryEntries(ledger.gateway()), gauge),
                new Entrant(AppendsReport.STOCK, new DiaryEntries(stock.gateway()), gauge),
                new Entrant(AppendsReport.PLAIN, PlainCommits.in(database), gauge));
    }
}
