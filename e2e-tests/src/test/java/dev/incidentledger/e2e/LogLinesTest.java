package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the product writes into its log, as JSON of the Elastic Common Schema. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogLinesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SAID = "quetzalcoatlus";

    @Test
    void are_json_and_hold_nothing_that_anybody_said_whatever_goes_wrong(@TempDir Path folder) throws IOException {
        assumeTrue(Programs.isOnPath("bash"), "Needs bash");
        var log = Files.createFile(folder.resolve("log"));
        var copied = List.of("bash", "-c", "exec \"$@\" > >(tee \"$0\") 2>&1", log.toString());

        try (var ledger = ChildLedger.startBehind(
                copied,
                folder.resolve("data"),
                "--logging.structured.format.console=ecs",
                "--logging.level.root=INFO")) {
            var admin = ledger.admin();
            var id = admin.post("/api/v1/incidents", incident()).expect(201).id();
            admin.post("/api/v1/incidents/" + id + "/updates", Map.of("message", SAID))
                    .expect(201);
            admin.post("/api/v1/incidents", Map.of("title", SAID, SAID, SAID)).expect(400);
            admin.post("/api/v1/incidents", "{\"title\": \"" + SAID).expect(400);
            admin.post("/api/v1/incidents/" + id + "/resolution", Map.of("message", SAID))
                    .expect(201);
            admin.post("/api/v1/incidents/" + id + "/updates", Map.of("message", SAID))
                    .expect(409);
            admin.post("/api/v1/intake/alertmanager/nobody", Map.of("groupKey", SAID))
                    .expect(400);
            breakCurrentStatus(folder.resolve("data/postgres"));
            admin.post("/api/v1/incidents", incident()).expect(201);

            await().atMost(PATIENCE).until(() -> Files.readString(log).contains("nobody_takes_it"));
        }

        assertThat(Files.readAllLines(log))
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(Api.JSON.readTree(line).has("message"))
                        .as(line)
                        .isTrue());
        assertThat(Files.readString(log)).doesNotContain(SAID);
    }

    private static Map<String, String> incident() {
        return Map.of("title", SAID, "status", "investigating", "message", SAID);
    }

    /** As somebody might who tries to help. */
    private static void breakCurrentStatus(Path server) throws IOException {
        var port = Files.readAllLines(server.resolve("cluster/postmaster.pid")).get(3);
        var database = new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:%s/ledger".formatted(port),
                "ledger",
                Files.readString(server.resolve("postgres.password")).strip());
        JdbcClient.create(database)
                .sql("alter table query.incident_v1 add constraint nobody_takes_it check (false) not valid")
                .update();
    }
}
