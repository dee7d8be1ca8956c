package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.query.QuerySideApplication;
import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A log written by any release loads and replays for ever, into the rows that it always led to. A folder holds the log of
 * one release and one hash for each table of a read model; {@code -Dgolden.write=true} adds what is missing, and nothing
 * in there is ever edited or deleted. A new kind of event needs a new folder: {@code NEWEST} names it.
 */
@Execution(ExecutionMode.CONCURRENT)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenStoreTest {

    static final String COLUMNS = "position, event_id, aggregate_type, aggregate_id, sequence, payload_type,"
            + " payload_revision, payload, metadata, command_key, recorded_at";

    private static final Path STORES = Path.of("src/test/resources/golden-store");
    private static final Path NEWEST = STORES.resolve("3/event_log.copy");
    private static final int STORED_NAME = 5;
    private static final boolean WRITE = Boolean.getBoolean("golden.write");

    @TempDir
    Path folder;

    static List<Path> stores() throws IOException {
        if (WRITE && Files.notExists(NEWEST)) {
            new GoldenStoreWriter().write(NEWEST);
        }
        try (Stream<Path> stores = Files.list(STORES)) {
            return stores.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void it_loads_replays_and_leads_to_the_same_rows(Path store) throws Exception {
        try (var server = EmbeddedPostgresServer.startTemporary();
                var queries = startQueries(server);
                var connection = connect(server)) {
            load(store, connection);
            awaitProjections(queries, connection);

            var db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            db.sql("set time zone 'UTC'").update();
            var hashes = ReadModelHashes.of(db);
            assertThat(hashes).hasSizeGreaterThan(8);
            for (var table : hashes.keySet()) {
                var hash = store.resolve(table + ".sha256");
                if (WRITE && Files.notExists(hash)) {
                    Files.writeString(hash, hashes.get(table));
                }
                assertThat(hash).as(table).hasContent(hashes.get(table));
            }
        }
    }

    @Test
    void the_newest_has_every_kind_of_event() throws IOException {
        try (var events = Files.lines(NEWEST)) {
            assertThat(events.map(line -> line.split("\t", -1)[STORED_NAME]))
                    .containsAll(LedgerEvents.CATALOG.byName().keySet());
        }
    }

    private ConfigurableApplicationContext startQueries(EmbeddedPostgresServer server) {
        return new SpringApplicationBuilder(QuerySideApplication.class)
                .run(
                        "--server.port=0",
                        "--ledger.data-dir=" + folder,
                        "--spring.datasource.url=" + server.jdbcUrl(),
                        "--spring.datasource.username=" + server.user(),
                        "--spring.datasource.password=" + server.password(),
                        "--spring.flyway.user=" + server.owner(),
                        "--spring.flyway.password=" + server.ownerPassword());
    }

    private static Connection connect(EmbeddedPostgresServer server) throws Exception {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    private static void load(Path store, Connection connection) throws Exception {
        connection.setAutoCommit(false);
        try (var log = Files.newInputStream(store.resolve("event_log.copy"));
                var statement = connection.createStatement()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy event_store.event_log (%s) from stdin".formatted(COLUMNS), log);
            statement.executeUpdate("""
                    update event_store.event_log_head
                    set (position, recorded_at) = (select max(position), max(recorded_at) from event_store.event_log)
                    """);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void awaitProjections(ConfigurableApplicationContext queries, Connection connection)
            throws Exception {
        long head = JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
        var projections = queries.getBean(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessors()
                .keySet();
        for (var projection : projections) {
            assertThat(queries.getBean(ProjectionPositions.class).await(projection, head, Duration.ofSeconds(30)))
                    .as(projection)
                    .isTrue();
        }
    }
}
