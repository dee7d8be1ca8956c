package dev.incidentledger.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** An installed PostgreSQL of an operator's own, on a folder that goes with it; everybody on this machine is let in as anybody. */
final class PostgresOfOwn implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String DATABASE = "ledger";

    private final Path bin;
    private final Path folder;
    private final int port;

    private PostgresOfOwn(Path bin, Path folder, int port) {
        this.bin = bin;
        this.folder = folder;
        this.port = port;
    }

    /** With nothing in it. Skips the test where none is installed. */
    static PostgresOfOwn start() throws IOException {
        var installed = newest();
        assumeTrue(
                installed.isPresent(),
                "Install PostgreSQL 15 to 18 with its client programs under %s".formatted(INSTALLED));
        var bin = installed.get();
        var folder = Files.createTempDirectory("postgres-of-own-");
        if (isRoot()) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        }
        var server = new PostgresOfOwn(bin, folder, freePort());
        server.run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        server.run(
                "pg_ctl",
                "start",
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p %d -h localhost -k '' -c fsync=off".formatted(server.port));
        return server;
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
                "%s:%s".formatted(bin, System.getenv("PATH")),
                "PGHOST",
                "localhost",
                "PGPORT",
                String.valueOf(port),
                "PGUSER",
                role);
    }

    /** As a superuser. */
    JdbcClient sql() {
        return sql(DATABASE);
    }

    private JdbcClient sql(String database) {
        return JdbcClient.create(new DriverManagerDataSource(url(database) + "?user=postgres"));
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "stop", "-m", "immediate");
        FileSystemUtils.deleteRecursively(folder);
    }

    private void run(String program, String... arguments) throws IOException {
        var command = Stream.of(
                        isRoot()
                                ? Stream.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
                                : Stream.<String>of(),
                        Stream.of(
                                bin.resolve(program).toString(),
                                "-D",
                                folder.resolve("data").toString()),
                        Stream.of(arguments))
                .flatMap(part -> part)
                .toList();
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start()
                .onExit()
                .join()
                .exitValue();
        if (exit != 0) {
            throw new IOException("%s ended with %d".formatted(command, exit));
        }
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

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
