package dev.incidentledger.benchmarks;

import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/**
 * Commands over HTTP with all projections live against plain single-row commits into the same server, in turns on as many
 * connections. First it counts, in an untimed run of its own, what a command costs the database.
 */
final class DurableCommands {

    private static final List<Integer> CONNECTIONS = List.of(1, 8, 32, 64);
    private static final ThreadFactory CLIENTS = Thread.ofPlatform().factory();

    /** An idle connection of PostgreSQL reports its statistics after ten seconds. */
    private static final Duration STATISTICS = Duration.ofSeconds(12);

    private DurableCommands() {}

    public static void main(String[] args) throws Exception {
        OrderlyEnd.arrange();
        var results = new Results();
        var report = new DurableCommandsReport();
        count(report);
        compare(report);
        results.write("durable-commands.md", "DurableCommands", report.postgresVersion(), report.text());
    }

    private static void compare(DurableCommandsReport report) throws Exception {
        try (var folder = WorkFolder.create();
                var ledger = LedgerProcess.start(folder.path(), 0, Map.of())) {
            var commands = HttpCommands.to(ledger.port(), ledger.adminToken());
            var database = Database.embeddedIn(folder.path());
            var commits = PlainCommits.in(database);
            try (var connection = database.connect();
                    var catchUp = new CatchUp(commands)) {
                report.postgres(connection.getMetaData().getDatabaseProductVersion());
                var gauge = new Gauge(ledger.pid(), database.postmasterPid(), connection);
                var commanding = new Entrant("commands", commands, gauge);
                var committing = new Entrant("commits", commits, gauge);
                commanding.warmUp(CONNECTIONS.getLast(), CLIENTS, Effort.CHOSEN.productWarmUp());
                committing.warmUp(CONNECTIONS.getLast(), CLIENTS);
                for (int connections : CONNECTIONS) {
                    report.compared(connections, takeTurns(commanding, committing, catchUp, connections));
                }
            }
        }
    }

    private static Comparison takeTurns(Entrant commands, Entrant commits, CatchUp catchUp, int connections)
            throws Exception {
        var comparison = new Comparison(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < Effort.CHOSEN.rounds(); round++) {
            catchUp.await();
            comparison.commands().add(commands.turnByTime(connections, CLIENTS));
            comparison.lags().add(catchUp.await());
            comparison.commits().add(commits.turnByTime(connections, CLIENTS));
        }
        return comparison;
    }

    private static void count(DurableCommandsReport report) throws Exception {
        try (var folder = WorkFolder.create();
                var server = EmbeddedPostgresServer.startTemporary();
                var trips = RoundTrips.to(Database.of(server).port());
                var ledger = LedgerProcess.start(
                        folder.path(), 0, Database.of(server).through(trips).environment())) {
            var commands = HttpCommands.to(ledger.port(), ledger.adminToken());
            try (var connection = Database.of(server).connect();
                    var load = new Load(commands, CONNECTIONS.getLast(), CLIENTS);
                    var catchUp = new CatchUp(commands)) {
                load.runTimes(Effort.CHOSEN.warmUp());
                for (int connections : CONNECTIONS) {
                    catchUp.await();
                    report.counted(connections, count(commands, connections, trips, connection, catchUp));
                }
            }
        }
    }

    /** Until the projections are level again, so that what they cost is counted with the commands that caused it. */
    private static Counted count(
            HttpCommands commands, int connections, RoundTrips trips, Connection connection, CatchUp catchUp)
            throws Exception {
        Thread.sleep(STATISTICS);
        long commitsBefore = commits(connection);
        long tripsBefore = trips.count();
        try (var load = new Load(commands, connections, CLIENTS)) {
            long done = load.runFor(Effort.CHOSEN.turn());
            catchUp.await();
            long tripsMade = trips.count() - tripsBefore;
            Thread.sleep(STATISTICS);
            return new Counted(done, commits(connection) - commitsBefore, tripsMade);
        }
    }

    private static long commits(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var commits = statement.executeQuery(
                        "select xact_commit from pg_stat_database where datname = current_database()")) {
            commits.next();
            return commits.getLong(1);
        }
    }
}
