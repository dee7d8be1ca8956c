package dev.incidentledger.benchmarks;

import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Commands over HTTP with all projections live against plain single-row commits into the same server, in turns on as many
 * connections. First it counts, in an untimed run of its own, what a command costs the database.
 */
final class DurableCommands {

    private static final List<Integer> CONNECTIONS = List.of(1, 8, 64);
    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 5;
    private static final Duration TURN = Duration.ofSeconds(5);

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
                warmUp(commands);
                warmUp(commits);
                for (int connections : CONNECTIONS) {
                    report.compared(connections, takeTurns(gauge, commands, commits, catchUp, connections));
                }
            }
        }
    }

    private static Comparison takeTurns(
            Gauge gauge, HttpCommands commands, PlainCommits commits, CatchUp catchUp, int connections)
            throws Exception {
        var comparison = new Comparison(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < ROUNDS; round++) {
            catchUp.await();
            comparison.commands().add(turn(gauge, commands, connections));
            comparison.lags().add(catchUp.await());
            comparison.commits().add(turn(gauge, commits, connections));
        }
        return comparison;
    }

    private static Round turn(Gauge gauge, Contestant contestant, int connections) throws Exception {
        try (var load = new Load(contestant, connections)) {
            var start = gauge.read();
            long done = load.runFor(TURN);
            return new Round(done, gauge.read().since(start));
        }
    }

    private static void warmUp(Contestant contestant) throws Exception {
        try (var load = new Load(contestant, CONNECTIONS.getLast())) {
            load.runTimes(WARM_UP);
        }
    }

    private static void count(DurableCommandsReport report) throws Exception {
        try (var folder = WorkFolder.create();
                var server = EmbeddedPostgresServer.startTemporary();
                var trips = RoundTrips.to(portOf(server.jdbcUrl()));
                var ledger = LedgerProcess.start(folder.path(), 0, connectionThrough(trips, server))) {
            var commands = HttpCommands.to(ledger.port(), ledger.adminToken());
            var database = new Database(server.jdbcUrl(), server.user(), server.password(), server.postmasterPid());
            try (var connection = database.connect();
                    var catchUp = new CatchUp(commands)) {
                warmUp(commands);
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
        try (var load = new Load(commands, connections)) {
            long done = load.runFor(TURN);
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

    private static Map<String, String> connectionThrough(RoundTrips trips, EmbeddedPostgresServer server) {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                server.jdbcUrl().replace(":" + portOf(server.jdbcUrl()), ":" + trips.port()) + "?sslmode=disable",
                "SPRING_DATASOURCE_USERNAME",
                server.user(),
                "SPRING_DATASOURCE_PASSWORD",
                server.password());
    }

    private static int portOf(String jdbcUrl) {
        return URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
    }
}
