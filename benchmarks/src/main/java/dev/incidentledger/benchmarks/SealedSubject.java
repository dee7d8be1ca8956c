package dev.incidentledger.benchmarks;

import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.log.VerifierKey;
import dev.incidentledger.log.export.ExportVerifier;
import dev.incidentledger.log.export.Verdict;
import dev.incidentledger.standalone.Standalone;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product with a small heap, over a log of incidents that all projections have followed and that is sealed. */
record SealedSubject(Path folder, LedgerProcess ledger, Gauge gauge, long events, HttpClient http)
        implements AutoCloseable {

    private static final String EXPORTS = "/api/v1/audit/exports";
    private static final List<String> MODELS =
            List.of("claims", "components", "incidents", "maintenances", "promises", "statuses", "timeline-entries");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Without public pages, whose history is kept in memory. */
    private static final Map<String, String> SMALL_HEAP =
            Map.of("JAVA_TOOL_OPTIONS", "-Xmx256m", "LEDGER_PAGE_READY_ENABLED", "false");

    static SealedSubject fill(Path folder, long events) throws Exception {
        long head = fillLog(folder, events);
        var ledger = LedgerProcess.start(folder, 0, SMALL_HEAP);
        ledger.port();
        var database = Database.embeddedIn(folder);
        var connection = database.connect();
        var gauge = new Gauge(ledger.pid(), database.postmasterPid(), connection);
        var subject = new SealedSubject(folder, ledger, gauge, head, HttpClient.newHttpClient());
        subject.awaitSealed();
        return subject;
    }

    private static long fillLog(Path folder, long events) throws Exception {
        try (var ledger = Standalone.start(
                "--ledger.data-dir=" + folder,
                "--ledger.log.enabled=false",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--logging.level.dev.incidentledger=WARN",
                "--spring.main.register-shutdown-hook=false")) {
            var engine = ledger.getBean(PostgresEventStorageEngine.class);
            SyntheticLog.fill(engine, events);
            long head = engine.log().headPosition();
            for (var projection : RebuiltProjection.values()) {
                if (!ledger.getBean(ProjectionPositions.class).await(projection.group(), head, PATIENCE)) {
                    throw new IllegalStateException(projection.group() + " did not follow the log");
                }
            }
            try (var owner = Database.embeddedIn(folder).connectAsOwner();
                    var statement = owner.createStatement()) {
                statement.execute("vacuum analyze event_store.event_log");
            }
            return head;
        }
    }

    Round turn(Round.Work work) throws Exception {
        return Round.of(events, gauge, work);
    }

    void copyOut() throws Exception {
        connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy event_store.event_log to stdout", OutputStream.nullOutputStream());
    }

    /** All of it once more. */
    void seal() throws Exception {
        try (var statement = connection().createStatement()) {
            statement.execute(
                    "begin; update query.log_tree set size = 0;" + " truncate query.log_tile, query.log_chain; commit");
        }
        awaitSealed();
    }

    /** From the order to the whole file; the one before goes. */
    void export() throws Exception {
        Files.deleteIfExists(exported());
        var path = EXPORTS + "/" + ask("POST", EXPORTS).path("id").asString();
        for (var progress = ask("GET", path);
                !progress.path("state").asString().equals("finished");
                progress = ask("GET", path)) {
            if (progress.path("state").asString().equals("failed")) {
                throw new IllegalStateException(progress.toString());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Files.copy(folder.resolve("exports").resolve(path.substring(EXPORTS.length() + 1) + ".zip"), exported());
        ask("DELETE", path);
    }

    void verify() throws IOException {
        var keys = Files.readAllLines(folder.resolve("log-key"));
        var key = VerifierKey.parse(keys.get(1));
        var verdict = new ExportVerifier(List.of(key), List.of(), MODELS, _ -> {}).verify(exported());
        if (!(verdict instanceof Verdict.Sound)) {
            throw new IllegalStateException(verdict.toString());
        }
    }

    long exportedBytes() throws IOException {
        return Files.size(exported());
    }

    String postgresVersion() throws SQLException {
        return connection().getMetaData().getDatabaseProductVersion();
    }

    @Override
    public void close() throws IOException, SQLException {
        try (ledger;
                http) {
            connection().close();
        }
    }

    private Connection connection() {
        return gauge.connection();
    }

    private Path exported() {
        return folder.resolve("exported.zip");
    }

    private void awaitSealed() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (sealed() < events) {
            ledger.requireAlive();
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The log is not sealed");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** And signed. */
    private long sealed() throws SQLException {
        try (var statement = connection().createStatement();
                var size = statement.executeQuery("""
                        select least(size, (select coalesce(max(size), 0) from query.log_checkpoint)) from query.log_tree
                        """)) {
            size.next();
            return size.getLong(1);
        }
    }

    private JsonNode ask(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(ledger.port(), path)))
                .header("Authorization", "Bearer " + ledger.adminToken())
                .header("Content-Type", "application/json")
                .method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("%s was answered: %s".formatted(path, answer.body()));
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}
