package dev.incidentledger.benchmarks;

import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A database of the product, which lets the benchmark in beside it. */
record Database(String url, Login application, Login owner, long postmasterPid) {

    record Login(String user, String password) {}

    static Database of(EmbeddedPostgresServer server) {
        return new Database(
                server.jdbcUrl(),
                new Login(server.user(), server.password()),
                new Login(server.owner(), server.ownerPassword()),
                server.postmasterPid());
    }

    /** Reads the port and the passwords from the files that the server of a running product keeps. */
    static Database embeddedIn(Path dataFolder) throws IOException {
        var folder = dataFolder.resolve("postgres");
        var postmaster = Files.readAllLines(folder.resolve("cluster/postmaster.pid"));
        return new Database(
                "jdbc:postgresql://127.0.0.1:%s/ledger"
                        .formatted(postmaster.get(3).strip()),
                new Login("ledger", passwordIn(folder.resolve("postgres.password"))),
                new Login("ledger_owner", passwordIn(folder.resolve("postgres-owner.password"))),
                Long.parseLong(postmaster.getFirst().strip()));
    }

    /** The same, reached through a relay. */
    Database through(RoundTrips trips) {
        return new Database(
                url.replace(":" + port(), ":" + trips.port()) + "?sslmode=disable", application, owner, postmasterPid);
    }

    int port() {
        return URI.create(url.substring("jdbc:".length())).getPort();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, application.user(), application.password());
    }

    Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url, owner.user(), owner.password());
    }

    /** What tells the product to work on this database, as properties of Spring. */
    Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", application.user(),
                "spring.datasource.password", application.password(),
                "spring.flyway.user", owner.user(),
                "spring.flyway.password", owner.password());
    }

    /** The same, as variables of the environment. */
    Map<String, String> environment() {
        return properties().entrySet().stream()
                .collect(Collectors.toMap(
                        property -> property.getKey().toUpperCase(Locale.ROOT).replace('.', '_'),
                        property -> property.getValue().toString()));
    }

    private static String passwordIn(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
