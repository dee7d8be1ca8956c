package dev.incidentledger.command.intake;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.env.MockEnvironment;

/** Fixed alerts of one group, and an intake that maps them. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final ComponentId CHECKOUT = new ComponentId("cmp_00000000000000000000000001");

    private Samples() {}

    static Intake intake(String... properties) {
        var environment = new MockEnvironment()
                .withProperty("ledger.intake.prom.severities", "critical=major_outage,warning=degraded_performance")
                .withProperty("ledger.intake.prom.rules[0].match[0]", "service=checkout")
                .withProperty("ledger.intake.prom.rules[0].component", "Checkout");
        for (var property : properties) {
            int equals = property.indexOf('=');
            environment.setProperty(
                    "ledger.intake.prom." + property.substring(0, equals), property.substring(equals + 1));
        }
        return Intakes.in(environment).named("prom");
    }

    static Alert firing(String fingerprint, @Nullable Instant startsAt) {
        return firing(fingerprint, "critical", startsAt);
    }

    static Alert firing(String fingerprint, String severity, @Nullable Instant startsAt) {
        return new Alert(fingerprint, AlertStatus.FIRING, labels(fingerprint, severity), Map.of(), startsAt, null);
    }

    static Alert resolved(String fingerprint, @Nullable Instant startsAt, @Nullable Instant endsAt) {
        return new Alert(
                fingerprint, AlertStatus.RESOLVED, labels(fingerprint, "critical"), Map.of(), startsAt, endsAt);
    }

    static Delivery delivery(Instant receivedAt, Alert... alerts) {
        return new Delivery(List.of(alerts), 0, receivedAt);
    }

    static Delivery truncated(Instant receivedAt, Alert... alerts) {
        return new Delivery(List.of(alerts), 3, receivedAt);
    }

    /** As the sample intake maps them. */
    static Map<ComponentId, ComponentStatus> claims(Alert alert) {
        return alert.labels().get("severity").equals("critical")
                ? Map.of(CHECKOUT, ComponentStatus.MAJOR_OUTAGE)
                : Map.of(CHECKOUT, ComponentStatus.DEGRADED_PERFORMANCE);
    }

    private static Map<String, String> labels(String instance, String severity) {
        return Map.of("alertname", "HighErr", "instance", instance, "service", "checkout", "severity", severity);
    }
}
