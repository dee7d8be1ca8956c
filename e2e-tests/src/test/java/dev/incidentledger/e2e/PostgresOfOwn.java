package dev.incidentledger.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incidentledger.eventstore.InstalledPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An installed PostgreSQL of an operator's own. */
final class PostgresOfOwn implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String DATABASE = "ledger";

    private final InstalledPostgres server;

    private PostgresOfOwn(InstalledPostgres server) {
        this.server = server;
    }

    /** With nothing in it. Skips the test where none is installed. */
    static PostgresOfOwn start() throws IOException {
        var installed = newest();
        assumeTrue(
                installed.isPresent(),
                "Install PostgreSQL 15 to 18 with its client programs under %s".formatted(INSTALLED));
        return new PostgresOfOwn(InstalledPostgres.start(installed.get()));
    }

    /** Makes a database with the roles of the product in it. */
    PostgresOfOwn withRoles() throws IOException {
        sql("postgres").sql("create database " + DATABASE).update();
        var roles = Files.readString(Path.of("../docs/postgresql-roles.sql"))
                .replace("password OWNER_PASSWORD", "password 'owner'")
                .replace("password APPLICATION_PASSWORD", "password 'application'");
        sql(DATABASE).sql(roles).update();
        return this;
    }

    /** By which a product works on the database, and is not asked for a password. */
    Map<String, String> variables() {
        return Map.of(
                "SPRING_DATASOURCE_URL", url(DATABASE),
                "SPRING_DATASOURCE_USERNAME", "ledger",
                "SPRING_DATASOURCE_PASSWORD", "application",
                "SPRING_FLYWAY_USER", "ledger_owner",
                "SPRING_FLYWAY_PASSWORD", "owner");
    }

    /** By which its programs find it. */
    Map<String, String> programVariables(String role) {
        return Map.of(
                "PATH",
                "%s:%s".formatted(server.bin(), System.getenv("PATH")),
                "PGHOST",
                "localhost",
                "PGPORT",
                String.valueOf(server.port()),
                "PGUSER",
                role);
    }

    /** As a superuser. */
    JdbcClient sql() {
        return sql(DATABASE);
    }

    JdbcClient sql(String database) {
        return JdbcClient.create(new DriverManagerDataSource(url(database) + "?user=postgres"));
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(server.port(), database);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static Optional<Path> newest() throws IOException {
        if (Files.notExists(INSTALLED)) {
            return Optional.empty();
        }
        try (var versions = Files.list(INSTALLED)) {
            return versions.filter(version -> List.of("15", "16", "17", "18")
                            .contains(version.getFileName().toString()))
                    .map(version -> version.resolve("bin"))
                    .filter(bin ->
                            Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("pg_dump")))
                    .max(Comparator.naturalOrder());
        }
    }
}
