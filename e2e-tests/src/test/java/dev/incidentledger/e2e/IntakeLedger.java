package dev.incidentledger.e2e;

import dev.incidentledger.e2e.Api.Answer;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The product with intakes for alerts, and the one component that their rules name. */
final class IntakeLedger {

    static final RunningLedger LEDGER = RunningLedger.start(
            "--ledger.intake.prom.severities=critical=major_outage,warning=degraded_performance",
            "--ledger.intake.prom.impacts=critical=major",
            "--ledger.intake.prom.title={alertname} on {service}",
            "--ledger.intake.prom.rules[0].match[0]=service=checkout",
            "--ledger.intake.prom.rules[0].component=Checkout",
            "--ledger.intake.prom.rules[1].match[0]=service=~\".+\"",
            "--ledger.intake.prom.rules[1].component=Nowhere",
            "--ledger.intake.plain.oldest-start=3650d",
            "--ledger.intake.plain.reopen-within=0s");

    static final String COMPONENT = LEDGER.admin()
            .post("/api/v1/components", Map.of("name", "Checkout"))
            .expect(201)
            .id();

    private IntakeLedger() {}

    static Api admin() {
        return LEDGER.admin();
    }

    static Answer deliver(Map<String, Object> body) {
        return admin().post("/api/v1/intake/alertmanager/prom", body);
    }

    static String outcome(Map<String, Object> body) {
        return deliver(body).expect(200).json().path("outcome").asString();
    }

    static JsonNode incident(String id) {
        return admin().get("/api/v1/incidents/%s?minPosition=%d".formatted(id, events()))
                .expect(200)
                .json();
    }

    /** The position of the log's last event. */
    static long events() {
        return db().sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
    }

    static JdbcClient db() {
        return LEDGER.context().getBean(JdbcClient.class);
    }
}
