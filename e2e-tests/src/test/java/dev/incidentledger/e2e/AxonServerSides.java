package dev.incidentledger.e2e;

import dev.incidentledger.command.CommandSideApplication;
import dev.incidentledger.query.QuerySideApplication;
import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two command sides and a query side whose events live in Axon Server, on a database of their own. */
final class AxonServerSides implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgresServer database;
    private final List<ConfigurableApplicationContext> commands;
    private final ConfigurableApplicationContext queries;

    /** @param servers where Axon Server is */
    AxonServerSides(Path folder, String servers) throws IOException {
        this.folder = folder;
        this.database = EmbeddedPostgresServer.startTemporary();
        this.commands = List.of(
                start(CommandSideApplication.class, "command-1", servers),
                start(CommandSideApplication.class, "command-2", servers));
        this.queries = start(QuerySideApplication.class, "query-1", servers);
    }

    /** The API of one command side, 0 or 1, as an admin. */
    Api commands(int number) throws IOException {
        return new Api(url(commands.get(number)), token());
    }

    Api queries() throws IOException {
        return new Api(url(queries), token());
    }

    JdbcClient db() {
        return queries.getBean(JdbcClient.class);
    }

    @Override
    public void close() throws IOException {
        queries.close();
        commands.forEach(ConfigurableApplicationContext::close);
        database.close();
    }

    private ConfigurableApplicationContext start(Class<?> application, String node, String servers) {
        return new SpringApplicationBuilder(application)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=WARN",
                        "--ledger.node-id=" + node,
                        "--ledger.data-dir=" + folder,
                        "--ledger.limits.failures-per-minute=1000000",
                        "--ledger.event-store=axonserver",
                        "--ledger.axonserver.servers=" + servers,
                        "--ledger.axonserver.patience=1s",
                        "--ledger.axonserver.heartbeat=500ms",
                        "--spring.datasource.hikari.maximum-pool-size=8",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.flyway.user=" + database.owner(),
                        "--spring.flyway.password=" + database.ownerPassword());
    }

    private static String url(ConfigurableApplicationContext side) {
        return "http://localhost:"
                + ((WebServerApplicationContext) side).getWebServer().getPort();
    }

    private String token() throws IOException {
        return Files.readString(folder.resolve("admin-token")).strip();
    }
}
