package dev.incidentledger.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads the clock and the counters. */
record Gauge(long ledgerPid, long postmasterPid, Connection connection) {

    Reading read() throws IOException, SQLException {
        return new Reading(
                System.nanoTime() / 1_000,
                ProcessorTime.of(ledgerPid),
                ProcessorTime.ofFamily(postmasterPid),
                ProcessorTime.of(ProcessHandle.current().pid()),
                ProcessorTime.ofAll(),
                writingTransactions());
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
