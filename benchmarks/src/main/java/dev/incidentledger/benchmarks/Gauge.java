package dev.incidentledger.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads the clock and the counters. */
record Gauge(long ledgerPid, long postmasterPid, Connection connection) {

    /** When the product runs in the benchmark's own process, which then has no client's share. */
    static Gauge ofThisProcess(Database database, Connection connection) {
        return new Gauge(ProcessHandle.current().pid(), database.postmasterPid(), connection);
    }

    Reading read() throws IOException, SQLException {
        return new Reading(
                System.nanoTime() / 1_000,
                ProcessorTime.of(ledgerPid),
                ProcessorTime.ofFamily(postmasterPid),
                clientTime(),
                ProcessorTime.ofAll(),
                writingTransactions());
    }

    private long clientTime() throws IOException {
        long client = ProcessHandle.current().pid();
        return client == ledgerPid ? 0 : ProcessorTime.of(client);
    }

    /** Exact at once, where pg_stat_database lags: each transaction that writes takes the next id, and no other does. */
    private long writingTransactions() throws SQLException {
        try (var statement = connection.createStatement();
                var next = statement.executeQuery("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")) {
            next.next();
            return next.getLong(1);
        }
    }
}
