package dev.incidentledger.e2e;

import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api.Answer;
import dev.incidentledger.e2e.SideProcess.Side;
import dev.incidentledger.eventstore.postgres.FaultProxy;
import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two command sides and two query sides behind nginx, which has to be installed, with what can harm their way to the one database in
 * between.
 */
final class SeparateProcesses implements Deployment, AutoCloseable {

    private static final int OF_EACH_SIDE = 2;
    private static final Duration RECOVERY = Duration.ofMinutes(1);

    private final Path folder;
    private final EmbeddedPostgresServer database;
    private final DatabaseProcesses server;
    private final FaultProxy way;
    private final List<SideProcess> sides;
    private final NginxProcess nginx;
    private final Instant startedAt;

    private SeparateProcesses(
            Path folder,
            EmbeddedPostgresServer database,
            FaultProxy way,
            List<SideProcess> sides,
            NginxProcess nginx,
            Instant startedAt) {
        this.folder = folder;
        this.database = database;
        this.server = DatabaseProcesses.of(database.postmasterPid(), folder.resolve("database.log"));
        this.way = way;
        this.sides = sides;
        this.nginx = nginx;
        this.startedAt = startedAt;
    }

    /** All at the same moment, on a database in which there is nothing. */
    static SeparateProcesses start(Path folder, String... settings) throws IOException {
        NginxProcess.require();
        var startedAt = Instant.now();
        var database = EmbeddedPostgresServer.startTemporary();
        var way = FaultProxy.before(portIn(database.jdbcUrl()));
        var sides = new ArrayList<SideProcess>();
        var addresses = new HashMap<String, String>();
        for (var side : Side.values()) {
            for (int number = 1; number <= OF_EACH_SIDE; number++) {
                var process = new SideProcess(
                        side,
                        folder.resolve("%s-%d.log".formatted(side, number)),
                        settings(folder, database, way, settings));
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
            return new SeparateProcesses(
                    folder, database, way, sides, NginxProcess.start(folder, addresses), startedAt);
        } catch (IOException | RuntimeException | AssertionError failure) {
            sides.forEach(SideProcess::kill);
            way.close();
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

    private static int portIn(String jdbcUrl) {
        return URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
    }

    private static List<String> settings(Path folder, EmbeddedPostgresServer database, FaultProxy way, String... more) {
        var url = database.jdbcUrl();
        return Stream.concat(
                        Stream.of(
                                "--ledger.limits.failures-per-minute=1000000",
                                "--ledger.data-dir=" + folder.resolve("data"),
                                "--server.forward-headers-strategy=native",
                                "--spring.datasource.url=" + url.replace(":" + portIn(url), ":" + way.port()),
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

    DatabaseProcesses server() {
        return server;
    }

    /** From every process to the database. */
    FaultProxy way() {
        return way;
    }

    /** With {@code kill -9}, the database as well. */
    void killAll() throws IOException {
        server.killWith(sides.stream().map(SideProcess::handle).toList());
    }

    /** On the same port and files; answers when it lets callers in. */
    void startDatabaseAgain() throws IOException {
        server.startAgain();
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> db().sql("select true").query(Boolean.class).single());
    }

    Reckoning reckoning() {
        return new Reckoning(this);
    }

    JdbcClient db() {
        return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
    }

    /** Of the log, who may do to it what no process may. */
    JdbcClient owner() {
        return JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.owner(), database.ownerPassword()));
    }

    @Override
    public void close() throws IOException {
        nginx.close();
        sides.parallelStream().forEach(SideProcess::stop);
        way.close();
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
