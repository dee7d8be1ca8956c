package dev.incidentledger.e2e;

import dev.incidentledger.e2e.Api.Answer;
import dev.incidentledger.e2e.SideProcess.Side;
import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two command sides and two query sides on one database, behind nginx, which has to be installed. */
final class SeparateProcesses implements Deployment, AutoCloseable {

    private static final int OF_EACH_SIDE = 2;

    private final Path folder;
    private final EmbeddedPostgresServer database;
    private final List<SideProcess> sides;
    private final NginxProcess nginx;
    private final Instant startedAt;

    private SeparateProcesses(
            Path folder,
            EmbeddedPostgresServer database,
            List<SideProcess> sides,
            NginxProcess nginx,
            Instant startedAt) {
        this.folder = folder;
        this.database = database;
        this.sides = sides;
        this.nginx = nginx;
        this.startedAt = startedAt;
    }

    /** All at the same moment, on a database in which there is nothing. */
    static SeparateProcesses start(Path folder, String... settings) throws IOException {
        NginxProcess.require();
        var startedAt = Instant.now();
        var database = EmbeddedPostgresServer.startTemporary();
        var sides = new ArrayList<SideProcess>();
        var addresses = new HashMap<String, String>();
        for (var side : Side.values()) {
            for (int number = 1; number <= OF_EACH_SIDE; number++) {
                var process = new SideProcess(
                        side,
                        folder.resolve("%s-%d.log".formatted(side, number)),
                        settings(folder, database, settings));
                sides.add(process);
                addresses.put(nameIn(side, number), process.address());
            }
        }
        for (var side : Side.values()) {
            System.out.printf(
                    "Separate processes: %s from %s%n",
                    side, side.jar().map(Path::getFileName).map(Path::toString).orElse("its classes"));
        }
        try {
            sides.forEach(SideProcess::start);
            sides.forEach(SideProcess::awaitReady);
            return new SeparateProcesses(folder, database, sides, NginxProcess.start(folder, addresses), startedAt);
        } catch (IOException | RuntimeException | AssertionError failure) {
            sides.forEach(SideProcess::kill);
            database.close();
            throw failure;
        }
    }

    private static String nameIn(Side side, int number) {
        return switch (side) {
            case COMMAND -> "command-side-%d:8081".formatted(number);
            case QUERY -> "query-side-%d:8082".formatted(number);
        };
    }

    private static List<String> settings(Path folder, EmbeddedPostgresServer database, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--ledger.limits.failures-per-minute=1000000",
                                "--ledger.data-dir=" + folder.resolve("data"),
                                "--server.forward-headers-strategy=native",
                                "--spring.datasource.url=" + database.jdbcUrl(),
                                "--spring.datasource.username=" + database.user(),
                                "--spring.datasource.password=" + database.password(),
                                "--spring.flyway.user=" + database.owner(),
                                "--spring.flyway.password=" + database.ownerPassword()),
                        Stream.of(more))
                .toList();
    }

    @Override
    public Api admin() {
        return new Api(nginx.url(), token());
    }

    @Override
    public Api anonymous() {
        return new Api(nginx.url(), null);
    }

    @Override
    public long positionOf(Answer recorded) {
        return CopiedEvents.positionOf(recorded, db());
    }

    /** Before which none of them did anything. */
    Instant startedAt() {
        return startedAt;
    }

    List<SideProcess> all() {
        return sides;
    }

    List<SideProcess> of(Side side) {
        return sides.stream().filter(process -> process.side() == side).toList();
    }

    /** The API of one process alone. */
    Api adminOf(SideProcess process) {
        return new Api("http://" + process.address(), token());
    }

    Api anonymousOf(SideProcess process) {
        return new Api("http://" + process.address(), null);
    }

    JdbcClient db() {
        return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
    }

    @Override
    public void close() throws IOException {
        nginx.close();
        sides.parallelStream().forEach(SideProcess::stop);
        database.close();
    }

    private String token() {
        try {
            return Files.readString(folder.resolve("data/admin-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
