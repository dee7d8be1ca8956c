package dev.incidentledger.e2e;

import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.eventstore.rebuild.Rebuilds;
import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A product that lets analysts in, with a history that has a bit of everything, started once for all who look at it. */
final class AnalystsLedger {

    /** Of the note of the history, which nobody but operators is to read. */
    static final String AMONG_US = "Among us";

    private static final RunningLedger LEDGER = RunningLedger.start("--ledger.analysts.login=true");

    static {
        tell(LEDGER.admin());
        settle();
    }

    private AnalystsLedger() {}

    static RunningLedger ledger() {
        return LEDGER;
    }

    /** The product's own. */
    static JdbcClient database() {
        return LEDGER.context().getBean(JdbcClient.class);
    }

    static JdbcClient asAnalyst() {
        return asAnalystOf(LEDGER);
    }

    /** By simple queries, as psql and dashboards send them. */
    static JdbcClient asAnalystOf(RunningLedger ledger) {
        var database = new PGSimpleDataSource();
        database.setUrl(ledger.context().getBean(EmbeddedPostgresServer.class).jdbcUrl());
        database.setUser("ledger_analyst");
        database.setPassword(passwordOf(ledger));
        database.setPreferQueryMode(PreferQueryMode.SIMPLE);
        return JdbcClient.create(database);
    }

    /** Waits until every projection has seen all that there is. */
    static void settle() {
        var positions = LEDGER.context().getBean(ProjectionPositions.class);
        long head = database()
                .sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
        for (var name : LEDGER.context().getBean(Rebuilds.class).projections()) {
            if (!awaited(positions, name, head)) {
                throw new AssertionError(name + " did not get to " + head);
            }
        }
    }

    private static boolean awaited(ProjectionPositions positions, String name, long head) {
        try {
            return positions.await(name, head, Duration.ofSeconds(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void tell(Api admin) {
        new HistoryGenerator(7, admin, _ -> {}).tell(25, 4);
        var now = Instant.now();
        var promising = admin.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title", "Mail is slow",
                                "status", "investigating",
                                "message", "We are looking into it.",
                                "occurredAt", now.minus(Duration.ofHours(3)).toString(),
                                "nextUpdateBy", now.minus(Duration.ofHours(2)).toString()))
                .expect(201)
                .id();
        admin.post(
                        "/api/v1/incidents/%s/updates".formatted(promising),
                        Map.of(
                                "message",
                                "We know why.",
                                "status",
                                "identified",
                                "occurredAt",
                                now.minus(Duration.ofHours(1)).toString(),
                                "nextUpdateBy",
                                now.plus(Duration.ofHours(1)).toString()))
                .expect(201);
        admin.post(
                        "/api/v1/incidents/%s/updates".formatted(promising),
                        Map.of("message", AMONG_US, "audience", "internal"))
                .expect(201);
        var work = admin.post(
                        "/api/v1/maintenances",
                        Map.of(
                                "title", "New disks",
                                "message", "As planned",
                                "scheduledFor", now.plus(Duration.ofDays(1)).toString(),
                                "scheduledUntil", now.plus(Duration.ofDays(2)).toString(),
                                "components", List.of()))
                .expect(201)
                .id();
        admin.post("/api/v1/maintenances/%s/start".formatted(work), Map.of("message", "Begun early"))
                .expect(200);
    }

    private static String passwordOf(RunningLedger ledger) {
        try {
            return Files.readString(ledger.folder().resolve("postgres/postgres-analyst.password"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
