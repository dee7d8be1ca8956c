package dev.incidentledger.e2e;

import static dev.incidentledger.e2e.Alerts.body;
import static dev.incidentledger.e2e.Alerts.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever watches the process sees how deliveries of alerts end. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveryMetricsTest {

    private static final String PATH = "/api/v1/intake/alertmanager/";
    /** No delivery, so that its own end counts nowhere. */
    private static final String BEGUN = """
            POST /api/v1/components HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Content-Type: application/json\r
            Content-Length: 13\r
            \r
            """;

    private static final String START = "2026-11-24T10:00:00Z";

    private final RunningLedger ledger =
            RunningLedger.start("--ledger.limits.commands-at-once=1", "--ledger.intake.prom.audience=internal");
    private final Api admin = ledger.admin();

    @Test
    void deliveries_are_counted_by_intake_and_outcome() throws Exception {
        assertThat(counted()).hasSize(12).allSatisfy(line -> assertThat(line).endsWith(" 0.0"));
        var delivery = body("group", firing("a", START));

        admin.post(PATH + "prom", delivery).expect(200);
        admin.post(PATH + "prom", delivery).expect(200);
        admin.post(PATH + "prom/dry-run", delivery).expect(200);
        admin.post(PATH + "prom", Map.of()).expect(400);
        admin.post(PATH + "nobody", delivery).expect(404);
        ledger.anonymous().post(PATH + "prom", delivery).expect(401);
        int accepted = 2 + acceptedUntilOverload(delivery);

        await().untilAsserted(() -> assertThat(counted())
                .contains(
                        count("prom", "accepted", accepted),
                        count("prom", "invalid", 1),
                        count("prom", "unauthorized", 1),
                        count("prom", "overloaded", 1),
                        count("prom", "unknown_intake", 0),
                        count("(not configured)", "unknown_intake", 1)));
    }

    /** Sends one delivery after another until one is refused, since another command is under way that never gets done. */
    private int acceptedUntilOverload(Map<String, Object> delivery) throws Exception {
        var answers = new ArrayList<Integer>();
        try (var slow = new Socket("127.0.0.1", URI.create(admin.url()).getPort())) {
            slow.getOutputStream().write(BEGUN.formatted(admin.token()).getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();
            await().until(() -> {
                answers.add(admin.post(PATH + "prom", delivery).status());
                return answers.getLast() == 503;
            });
        }
        return answers.size() - 1;
    }

    private List<String> counted() {
        return admin.probe(admin.request("/actuator/prometheus").GET())
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith("ledger_intake_deliveries_total{"))
                .toList();
    }

    private static String count(String intake, String outcome, int count) {
        return "ledger_intake_deliveries_total{intake=\"%s\",outcome=\"%s\"} %d.0".formatted(intake, outcome, count);
    }
}
