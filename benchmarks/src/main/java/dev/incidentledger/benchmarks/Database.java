package dev.incidentledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database server of a running ledger, which lets its owner in beside it. */
record Database(String url, String user, String password, long postmasterPid) {

    /** Reads the port and the password from the files that the embedded server keeps. */
    static Database embeddedIn(Path dataFolder) throws IOException {
        var folder = dataFolder.resolve("postgres");
        var postmaster = Files.readAllLines(folder.resolve("cluster/postmaster.pid"));
        return new Database(
                "jdbc:postgresql://127.0.0.1:%s/ledger"
                        .formatted(postmaster.get(3).strip()),
                "ledger",
                Files.readString(folder.resolve("postgres.password")).strip(),
                Long.parseLong(postmaster.getFirst().strip()));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
