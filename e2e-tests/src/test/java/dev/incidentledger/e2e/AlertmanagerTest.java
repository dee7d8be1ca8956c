package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real Alertmanager and the product understand each other. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertmanagerTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void an_alert_opens_an_incident_through_a_refusal_is_repeated_without_effect_and_resolves_it() throws IOException {
        assumeTrue(
                Files.isExecutable(AlertmanagerProcess.PROGRAM),
                "No Alertmanager is installed: apt-get install prometheus-alertmanager");
        var api = IntakeLedger.admin();
        try (var door = Doorkeeper.before(api.url(), 1);
                var alertmanager = AlertmanagerProcess.start(
                        folder, door.url() + "/api/v1/intake/alertmanager/prom", String.valueOf(api.token()))) {
            var name = "HighErr" + UUID.randomUUID();
            var startsAt = Instant.now().minusSeconds(30);

            alertmanager.tell(List.of(alert(name, startsAt, Instant.now().plusSeconds(600))));
            await().atMost(SOON).until(() -> outcomes(door).contains("identified"));
            assertThat(door.answers().getFirst()).isEqualTo("503");
            var id = answer(door, "identified").path("incidentId").asString();
            await().atMost(SOON).until(() -> outcomes(door).contains("unchanged"));
            assertThat(IntakeLedger.incident(id).path("updates")).hasSize(2);

            var endsAt = Instant.now();
            alertmanager.tell(List.of(alert(name, startsAt, endsAt)));
            await().atMost(SOON).until(() -> outcomes(door).contains("resolved"));

            var incident = IntakeLedger.incident(id);
            assertThat(incident.path("status").asString()).isEqualTo("resolved");
            assertThat(Instant.parse(incident.path("resolvedAt").asString()))
                    .isBetween(endsAt.minusSeconds(1), endsAt.plusSeconds(1));
            assertThat(outcomes(door)).containsOnlyOnce("identified", "resolved");
        }
    }

    private static Map<String, Object> alert(String name, Instant startsAt, Instant endsAt) {
        return Map.of(
                "labels", Map.of("alertname", name, "service", "checkout", "severity", "critical"),
                "annotations", Map.of("summary", "One request in three fails"),
                "startsAt", startsAt.toString(),
                "endsAt", endsAt.toString());
    }

    private static List<String> outcomes(Doorkeeper door) {
        return door.answers().stream()
                .filter(answer -> answer.startsWith("200 "))
                .map(answer -> json(answer).path("outcome").asString())
                .toList();
    }

    private static JsonNode answer(Doorkeeper door, String outcome) {
        return door.answers().stream()
                .filter(answer -> answer.startsWith("200 "))
                .map(AlertmanagerTest::json)
                .filter(answer -> answer.path("outcome").asString().equals(outcome))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String answer) {
        return Api.JSON.readTree(answer.substring("200 ".length()));
    }
}
