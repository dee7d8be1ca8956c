package dev.incidentledger.e2e;

import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells the running product a history in which every kind of event occurs, and writes its log to a file. */
final class GoldenStoreWriter {

    private static final long SEED = 20261124;

    private final Api api = RunningLedger.shared().admin();

    void write(Path log) throws IOException {
        new HistoryGenerator(SEED, api, _ -> {}).tell(25, 4);
        changeTheCatalogue();
        keepAClaimAndRecover();
        workAsPlanned();
        revokeAToken();
        Files.createDirectories(log.getParent());
        RunningLedger.shared()
                .context()
                .getBean(JdbcOperations.class)
                .execute((Connection connection) -> copyOut(connection, log));
    }

    private void revokeAToken() {
        var token = "/api/v1/access-tokens/"
                + api.post("/api/v1/access-tokens", Map.of("roles", List.of("auditor")))
                        .expect(201)
                        .id();
        api.delete(token).expect(200);
        api.delete(token + "/owner").expect(200);
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

    private void workAsPlanned() {
        var component = component("Database");
        var maintenance = schedule("The database moves", Map.of("components", List.of(component)));
        var path = "/api/v1/maintenances/" + maintenance.id();
        api.patch(
                        path,
                        Map.of(
                                "title",
                                "Databases move",
                                "components",
                                List.of(component, component("Replica")),
                                "scheduledUntil",
                                hours(30),
                                "message",
                                "It takes longer"),
                        "If-Match",
                        "*")
                .expect(200);
        api.post(path + "/start", Map.of()).expect(200);
        var update = api.post(
                        path + "/updates",
                        Map.of(
                                "message",
                                "Half done",
                                "components",
                                List.of(Map.of("id", component, "status", "operational"))))
                .expect(201)
                .json()
                .path("updateId")
                .asString();
        api.post(
                        path + "/updates/" + update + "/corrections",
                        Map.of("message", "The first half is done", "reason", "Clearer"),
                        "If-Match",
                        "*")
                .expect(200);
        api.post(path + "/verification", Map.of()).expect(200);
        api.post(path + "/completion", Map.of("message", "Done")).expect(200);
        var other = schedule("The cache moves", Map.of("scheduledFor", seconds(62), "reminderMinutes", 1));
        await().atMost(Duration.ofSeconds(30)).until(() -> isReminded(other.id()));
        api.post("/api/v1/maintenances/" + other.id() + "/cancellation", Map.of())
                .expect(200);
    }

    private Answer schedule(String title, Map<String, ?> more) {
        var plan = new HashMap<String, Object>(Map.of(
                "title", title, "message", "As announced", "scheduledFor", hours(24), "scheduledUntil", hours(25)));
        plan.putAll(more);
        return api.post("/api/v1/maintenances", plan).expect(201);
    }

    private static boolean isReminded(String id) {
        return RunningLedger.shared()
                .context()
                .getBean(JdbcClient.class)
                .sql("select exists (select from event_store.event_log where aggregate_id = ? and payload_type = ?)")
                .params(id, "maintenance.reminded")
                .query(Boolean.class)
                .single();
    }

    private static String hours(int later) {
        return seconds(later * 3600);
    }

    private static String seconds(int later) {
        return Instant.now().plusSeconds(later).toString();
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
