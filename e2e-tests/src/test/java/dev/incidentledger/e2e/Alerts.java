package dev.incidentledger.e2e;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies as Alertmanager posts them, of one group for each group key. */
final class Alerts {

    static final String NO_TIME = "0001-01-01T00:00:00Z";

    private Alerts() {}

    record Alert(
            String status,
            Map<String, String> labels,
            Map<String, String> annotations,
            String startsAt,
            String endsAt,
            String generatorURL,
            String fingerprint) {}

    static Map<String, Object> body(String groupKey, Alert... alerts) {
        var body = new LinkedHashMap<String, Object>();
        body.put("version", "4");
        body.put("receiver", "ledger");
        body.put("groupKey", groupKey);
        body.put("truncatedAlerts", 0);
        body.put("externalURL", "http://alertmanager.example");
        body.put("alerts", List.of(alerts));
        return body;
    }

    static Alert firing(String fingerprint, String startsAt) {
        return alert("firing", fingerprint, startsAt, NO_TIME);
    }

    static Alert resolved(String fingerprint, String startsAt, String endsAt) {
        return alert("resolved", fingerprint, startsAt, endsAt);
    }

    private static Alert alert(String status, String fingerprint, String startsAt, String endsAt) {
        return new Alert(
                status,
                Map.of("alertname", "HighErr", "service", "checkout", "severity", "critical"),
                Map.of("summary", "One request in three fails"),
                startsAt,
                endsAt,
                "http://prometheus.example/graph",
                fingerprint);
    }
}
