package dev.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DoctorCommandTest {

    private static final String READINESS = "GET /actuator/health/readiness";
    private static final String HEALTH = "GET /actuator/health";
    private static final String METRICS = "GET /actuator/prometheus";
    private static final Reply UNAUTHENTICATED = Reply.problem(401, "UNAUTHENTICATED", "No token");

    private final StubProduct product = new StubProduct();
    private final TypedShell shell = new TypedShell().with("LEDGER_TOKEN", "ilt_sesame");

    @BeforeEach
    void beWell() {
        product.on(READINESS, Reply.json(200, "{\"status\": \"UP\"}"))
                .on(HEALTH, Reply.json(200, "{\"status\": \"UP\", \"components\": {\"db\": {\"status\": \"UP\"}}}"))
                .on(METRICS, metrics(0, 0));
    }

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void a_product_that_is_well() {
        assertThat(examine()).hasSize(4).allSatisfy((_, finding) -> assertIs(finding, "ok", ""));
        assertThat(product.last().header("Authorization")).isEqualTo("Bearer ilt_sesame");
    }

    @Test
    void a_product_that_is_not_ready() {
        product.on(READINESS, Reply.json(503, "{\"status\": \"OUT_OF_SERVICE\"}"));

        assertIs(examine().get("product"), "problem", "is not ready (OUT_OF_SERVICE)");
    }

    @Test
    void something_that_is_not_the_product() {
        product.on(READINESS, Reply.of(502, "text/html", "<html>Bad gateway"));
        assertIs(examine().get("product"), "problem", "is not Incident Ledger (status 502)");

        product.on(READINESS, Reply.json(200, "[1]"));
        assertIs(examine().get("product"), "problem", "is not Incident Ledger (status 200)");
    }

    @Test
    void a_part_that_is_down() {
        product.on(HEALTH, Reply.json(503, "{\"status\": \"DOWN\", \"components\": {\"db\": {\"status\": \"DOWN\"}}}"));

        assertIs(examine().get("health"), "problem", "db is DOWN");
    }

    @Test
    void an_event_that_was_altered_and_a_log_that_is_not_signed() {
        product.on(METRICS, metrics(42, 1));

        var findings = examine();
        assertIs(findings.get("altered"), "problem", "Event 42 is not as it was sealed");
        assertIs(findings.get("sealing"), "problem", "No checkpoint is signed");
    }

    @Test
    void without_a_token_less_is_seen_and_that_is_said() {
        product.on(HEALTH, UNAUTHENTICATED).on(METRICS, UNAUTHENTICATED);

        assertThat(examine().values().stream()
                        .map(finding -> finding.path("severity").asString()))
                .containsExactlyInAnyOrder("ok", "warning", "warning");
    }

    @Test
    void nothing_answers_where_something_should() throws IOException {
        product.close();

        assertThat(shell.run("doctor", "--url", "http://127.0.0.1:%d".formatted(freePort())))
                .isEqualTo(1);
        assertThat(shell.out()).contains("problem  product  Nothing answers at http://127.0.0.1:");
    }

    @Test
    void there_is_nothing_to_look_at(@TempDir Path folder) {
        assertThat(shell.in(folder).run("doctor")).isEqualTo(2);
        assertThat(shell.err())
                .contains("Nothing was checked: There is no data folder")
                .contains("(NOTHING_CHECKED)");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void a_folder_whose_product_is_stopped(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("data"));

        var findings = examine(1, shell.in(folder).with("LEDGER_URL", product.url()));
        assertIs(
                findings.get("database"),
                "problem",
                "The database in %s does not run".formatted(folder.resolve("data")));
        assertIs(findings.get("admin-token"), "ok", "");
        assertIs(findings.get("product"), "ok", "");
    }

    @Test
    void a_folder_that_is_named_and_whose_password_is_gone(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("postgres/cluster"));
        Files.writeString(folder.resolve("postgres/cluster/postmaster.pid"), "1\n/\n1\n5432\n");

        var findings =
                examine(1, shell.with("LEDGER_DATA_DIR", folder.toString()).with("LEDGER_URL", product.url()));
        assertIs(findings.get("database"), "problem", "cannot be read");
    }

    @Test
    void a_database_that_does_not_answer_and_whose_login_is_not_told() throws IOException {
        shell.with(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://127.0.0.1:%d/ledger?password=sesame".formatted(freePort()))
                .with("SPRING_DATASOURCE_USERNAME", "ledger")
                .with("SPRING_DATASOURCE_PASSWORD", "sesame")
                .with("LEDGER_URL", product.url());

        assertIs(examine(1, shell).get("database"), "problem", "cannot be read: Connection to 127.0.0.1:");
        assertThat(shell.out()).doesNotContain("sesame");
    }

    @Test
    void for_people_each_finding_stands_in_a_line_and_its_cure_below() {
        product.on(HEALTH, UNAUTHENTICATED);

        assertThat(shell.run("doctor", "--url", product.url())).isZero();
        assertThat(shell.out())
                .contains("warning  health   It could not be looked at without the token of an admin")
                .contains("                  -> Give the token of an admin by LEDGER_TOKEN or LEDGER_TOKEN_FILE")
                .endsWith("Problems: 0, warnings: 1\n");
    }

    private Map<String, JsonNode> examine() {
        shell.with("LEDGER_URL", product.url());
        shell.run("doctor", "--json");
        return findings();
    }

    private Map<String, JsonNode> examine(int exitCode, TypedShell shell) {
        assertThat(shell.run("doctor", "--json")).isEqualTo(exitCode);
        return findings();
    }

    private Map<String, JsonNode> findings() {
        var lastLine = shell.out().lines().toList().getLast();
        return JsonMapper.shared()
                .readTree(lastLine)
                .path("findings")
                .valueStream()
                .collect(Collectors.toMap(finding -> finding.path("check").asString(), Function.identity()));
    }

    private static void assertIs(JsonNode finding, String severity, String found) {
        assertThat(finding.path("severity").asString()).as(finding.toString()).isEqualTo(severity);
        assertThat(finding.path("found").asString()).contains(found);
        assertThat(finding.path("cure").asString().isEmpty()).isEqualTo(severity.equals("ok"));
    }

    private static Reply metrics(int altered, int paused) {
        return Reply.of(200, "text/plain", """
                # HELP ledger_log_altered_position The first event that is not as it was sealed
                ledger_log_altered_position %d.0
                ledger_log_sealing_paused{application="incident-ledger"} %d.0
                """.formatted(altered, paused));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
