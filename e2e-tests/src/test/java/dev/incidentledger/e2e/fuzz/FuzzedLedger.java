package dev.incidentledger.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.ReadModelHashes;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.eventstore.Projections;
import dev.incidentledger.eventstore.rebuild.Rebuild.Purpose;
import dev.incidentledger.eventstore.rebuild.Rebuild.State;
import dev.incidentledger.eventstore.rebuild.Rebuilds;
import dev.incidentledger.standalone.Standalone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.config.Configuration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product under fire, in a folder of its own, with the limits on callers out of the way. */
final class FuzzedLedger implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Path folder;
    private final JdbcClient db;

    FuzzedLedger(Path folder) {
        this.folder = folder;
        this.context = Standalone.start(
                "--server.port=0",
                "--ledger.data-dir=" + folder,
                "--ledger.limits.failures-per-minute=1000000",
                "--ledger.export.most=100000",
                "--ledger.intake.prom.severities=critical=major_outage,warning=degraded_performance",
                "--ledger.intake.prom.impacts=critical=major",
                "--ledger.intake.prom.title={alertname} on {service}");
        this.db = context.getBean(JdbcClient.class);
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    String adminToken() throws IOException {
        return Files.readString(folder.resolve("admin-token")).strip();
    }

    /** The position of the log's last event. */
    long head() {
        return db.sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
    }

    /** The positions after {@code position} that the request with this trace wrote. */
    List<Long> recordedSince(long position, String traceId) {
        return db.sql("""
                        select position
                        from event_store.event_log
                        where position > ? and convert_from(metadata, 'UTF8')::jsonb ->> 'correlationId' = ?
                        order by position
                        """).params(position, traceId).query(Long.class).list();
    }

    Map<String, String> hashes() {
        return ReadModelHashes.of(db);
    }

    /** Answers which are not alive: they have not come to the head in a minute. */
    List<String> lagging() throws InterruptedException {
        var positions = context.getBean(ProjectionPositions.class);
        long head = head();
        var lagging = new ArrayList<String>();
        for (var projection : projections()) {
            if (!positions.await(projection, head, Duration.ofMinutes(1))) {
                lagging.add(projection);
            }
        }
        return lagging;
    }

    /** Waits until every file that was accepted is carried out; answers what it was not prepared for. */
    List<String> unexpectedImports() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> db.sql("select count(*) from command.import where state <> 'finished'")
                        .query(Long.class)
                        .single()
                        .equals(0L));
        return db.sql("""
                        select format('%s line %s: %s %s', import_id, line, code, reason)
                        from command.import_object
                        where outcome is null or code = 'INTERNAL_ERROR'
                        """).query(String.class).list();
    }

    /** Waits until every export that was ordered is written. */
    void awaitExports() {
        await().atMost(Duration.ofMinutes(2)).until(() -> exports(".zip") == exports(".json"));
    }

    private long exports(String suffix) throws IOException {
        try (var files = Files.list(folder.resolve("exports"))) {
            return files.filter(file -> file.toString().endsWith(suffix)).count();
        }
    }

    /** How many objects of files came to which end. */
    Map<String, Long> importOutcomes() {
        var outcomes = new TreeMap<String, Long>();
        db.sql("select coalesce(code, outcome), count(*) from command.import_object group by 1")
                .query((row, _) -> outcomes.put(row.getString(1), row.getLong(2)))
                .list();
        return outcomes;
    }

    /** Read models beside the live ones; whatever else follows the log takes it in again. */
    void rebuild() {
        var rebuilds = context.getBean(Rebuilds.class);
        rebuilds.projections().forEach(name -> rebuild(name, rebuilds));
        projections().stream()
                .filter(name -> !rebuilds.projections().contains(name))
                .forEach(context.getBean(Projections.class)::rebuild);
    }

    private static void rebuild(String name, Rebuilds rebuilds) {
        await().until(() -> rebuilds.start(name, Purpose.REBUILD).isPresent());
        var done = await().atMost(Duration.ofMinutes(2))
                .until(() -> rebuilds.latest(name, Purpose.REBUILD).orElseThrow(), latest -> !latest.isRunning());
        assertThat(done.state()).as(done.toString()).isEqualTo(State.DONE);
    }

    private Set<String> projections() {
        return context.getBean(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessors()
                .keySet();
    }

    @Override
    public void close() {
        context.close();
    }
}
