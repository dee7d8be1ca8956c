package dev.incidentledger.command.intake;

import dev.incidentledger.http.Caller;
import dev.incidentledger.http.RequestTimes;
import dev.incidentledger.http.RequestTrace;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what Alertmanager and Grafana send. */
@RestController
@RequestMapping("/api/v1/intake/alertmanager/{id}")
class AlertIntakeController {

    private final Intakes intakes;
    private final AlertIntake alerts;
    private final DeliveryCounts counts;
    private final InstantSource clock;

    AlertIntakeController(Intakes intakes, AlertIntake alerts, DeliveryCounts counts, InstantSource clock) {
        this.intakes = intakes;
        this.alerts = alerts;
        this.counts = counts;
        this.clock = clock;
    }

    @PostMapping
    IntakeAnswer take(
            @PathVariable String id, @RequestBody AlertmanagerBody body, Caller caller, HttpServletRequest request) {
        var sender = new Sender(caller.tokenId().value(), RequestTrace.idOf(request));
        var answer = alerts.take(intakes.named(id), body.group(id), body.delivery(now()), sender);
        counts.count(id, DeliveryOutcome.ACCEPTED);
        return answer;
    }

    @PostMapping("/dry-run")
    DryRun rehearse(@PathVariable String id, @RequestBody AlertmanagerBody body) {
        var intake = intakes.named(id);
        var delivery = body.delivery(now());
        return DryRun.of(intake, delivery, alerts.rehearse(intake, body.group(id), delivery));
    }

    private Instant now() {
        return RequestTimes.truncate(clock.instant());
    }
}
