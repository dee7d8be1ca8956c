package dev.incidentledger.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcOperations;

/** Tells the running product a history in which every kind of event occurs, and writes its log to a file. */
final class GoldenStoreWriter {

    private static final long SEED = 20261124;

    private final Api api = RunningLedger.shared().admin();

    void write(Path log) throws IOException {
        new HistoryGenerator(SEED, api, _ -> {}).tell(25, 4);
        changeTheCatalogue();
        keepAClaimAndRecover();
        api.delete("/api/v1/access-tokens/"
                        + api.post("/api/v1/access-tokens", Map.of("roles", List.of("auditor")))
                                .expect(201)
                                .id())
                .expect(200);
        Files.createDirectories(log.getParent());
        RunningLedger.shared()
                .context()
                .getBean(JdbcOperations.class)
                .execute((Connection connection) -> copyOut(connection, log));
    }

    private void changeTheCatalogue() {
        var group = api.post("/api/v1/component-groups", Map.of("name", "Mail"))
                .expect(201)
                .id();
        var component = component("Inbox");
        api.patch("/api/v1/component-groups/" + group, Map.of("name", "Post", "position", 7))
                .expect(200);
        api.patch(
                        "/api/v1/components/" + component,
                        Map.of(
                                "name",
                                "Letter box",
                                "groupId",
                                group,
                                "description",
                                "At the door",
                                "audience",
                                "internal"))
                .expect(200);
        api.post("/api/v1/components/" + component + "/retirement", Map.of()).expect(200);
        api.post("/api/v1/component-groups/" + group + "/retirement", Map.of()).expect(200);
    }

    private void keepAClaimAndRecover() {
        var component = component("Search");
        var now = Instant.now();
        var incident = api.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title",
                                "Search is slow",
                                "status",
                                "investigating",
                                "message",
                                "We look into it",
                                "components",
                                List.of(Map.of("id", component, "status", "major_outage"))))
                .expect(201)
                .id();
        var path = "/api/v1/incidents/" + incident;
        api.post(
                        path + "/resolution",
                        Map.of(
                                "message",
                                "Better",
                                "components",
                                List.of(Map.of("id", component, "status", "degraded_performance"))))
                .expect(201);
        api.post(path + "/recovery", Map.of("components", List.of(component))).expect(200);
        api.post(
                        path + "/impact-windows",
                        Map.of(
                                "from",
                                now.minusSeconds(600).toString(),
                                "to",
                                now.minusSeconds(60).toString(),
                                "source",
                                "our monitoring",
                                "estimated",
                                true))
                .expect(200);
    }

    private String component(String name) {
        return api.post("/api/v1/components", Map.of("name", name)).expect(201).id();
    }

    private static long copyOut(Connection connection, Path log) throws SQLException {
        try (var file = Files.newOutputStream(log)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select %s from event_store.event_log order by position) to stdout"
                                    .formatted(GoldenStoreTest.COLUMNS),
                            file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
