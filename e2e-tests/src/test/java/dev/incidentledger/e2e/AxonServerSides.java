package dev.incidentledger.e2e;

import dev.incidentledger.command.CommandSideApplication;
import dev.incidentledger.e2e.Api.Answer;
import dev.incidentledger.query.QuerySideApplication;
import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two command sides and a query side in this process, whose events live in Axon Server, on a database of their own. */
final class AxonServerSides implements Deployment, AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgresServer database;
    private final List<ConfigurableApplicationContext> commands;
    private final ConfigurableApplicationContext queries;
    private @Nullable NginxProcess nginx;

    AxonServerSides(Path folder, AxonServerAtHand axonServer) throws IOException {
        this.folder = folder;
        this.database = EmbeddedPostgresServer.startTemporary();
        this.commands = List.of(
                start(CommandSideApplication.class, "command-1", axonServer),
                start(CommandSideApplication.class, "command-2", axonServer));
        this.queries = start(QuerySideApplication.class, "query-1", axonServer);
    }

    /** Through nginx, which is started for the first who asks. */
    @Override
    public Api admin() {
        return new Api(proxy().url(), token());
    }

    @Override
    public Api anonymous() {
        return new Api(proxy().url(), null);
    }

    @Override
    public long positionOf(Answer recorded) {
        return CopiedEvents.positionOf(recorded, db());
    }

    /** The API of one command side, 0 or 1, as an admin. */
    Api commands(int number) {
        return new Api("http://" + address(commands.get(number)), token());
    }

    Api queries() {
        return new Api("http://" + address(queries), token());
    }

    JdbcClient db() {
        return queries.getBean(JdbcClient.class);
    }

    @Override
    public void close() throws IOException {
        if (nginx != null) {
            nginx.close();
        }
        queries.close();
        commands.forEach(ConfigurableApplicationContext::close);
        database.close();
    }

    private NginxProcess proxy() {
        var running = nginx;
        if (running == null) {
            NginxProcess.require();
            try {
                running = NginxProcess.start(
                        folder,
                        Map.of(
                                "command-side-1:8081", address(commands.get(0)),
                                "command-side-2:8081", address(commands.get(1)),
                                "query-side-1:8082", address(queries),
                                "query-side-2:8082", address(queries)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            nginx = running;
        }
        return running;
    }

    private ConfigurableApplicationContext start(Class<?> application, String node, AxonServerAtHand axonServer) {
        return new SpringApplicationBuilder(application)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--server.forward-headers-strategy=native",
                                        "--spring.main.banner-mode=off",
                                        "--logging.level.root=WARN",
                                        "--ledger.node-id=" + node,
                                        "--ledger.data-dir=" + folder,
                                        "--ledger.limits.failures-per-minute=1000000",
                                        "--ledger.watch.every=200ms",
                                        "--ledger.page.ready.outdated-after=3s",
                                        "--ledger.axonserver.patience=1s",
                                        "--ledger.axonserver.heartbeat=500ms",
                                        "--spring.datasource.hikari.maximum-pool-size=8",
                                        "--spring.datasource.url=" + database.jdbcUrl(),
                                        "--spring.datasource.username=" + database.user(),
                                        "--spring.datasource.password=" + database.password(),
                                        "--spring.flyway.user=" + database.owner(),
                                        "--spring.flyway.password=" + database.ownerPassword()),
                                Stream.of(axonServer.settings()))
                        .toArray(String[]::new));
    }

    private static String address(ConfigurableApplicationContext side) {
        return "127.0.0.1:"
                + ((WebServerApplicationContext) side).getWebServer().getPort();
    }

    private String token() {
        try {
            return Files.readString(folder.resolve("admin-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
