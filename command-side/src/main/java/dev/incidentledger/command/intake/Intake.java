package dev.incidentledger.command.intake;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.Impact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One configured intake: how its alerts are read, and what they may do. See {@link IntakeSettings}. */
record Intake(
        String id,
        Template title,
        Template message,
        Template updateMessage,
        Template resolvedMessage,
        Audience audience,
        String severityLabel,
        Map<String, ComponentStatus> severities,
        Map<String, Impact> impacts,
        OnResolved onResolved,
        Duration reopenWithin,
        Duration lateDeliveries,
        Duration oldestStart,
        List<Rule> rules) {

    Intake {
        severities = Map.copyOf(severities);
        impacts = Map.copyOf(impacts);
        rules = List.copyOf(rules);
    }

    Optional<String> severityOf(Alert alert) {
        return Optional.ofNullable(alert.labels().get(severityLabel));
    }

    List<Rule> rulesFor(Alert alert) {
        return rules.stream().filter(rule -> rule.matches(alert.labels())).toList();
    }

    /** Null when neither the rule nor the alert's severity says how bad it is. */
    @Nullable
    ComponentStatus statusFor(Rule rule, Alert alert) {
        return rule.status() != null
                ? rule.status()
                : severityOf(alert).map(severities::get).orElse(null);
    }

    /** The worst that the severities of these alerts stand for; null when none stands for any. */
    @Nullable
    Impact impactOf(List<Alert> alerts) {
        return alerts.stream()
                .flatMap(alert -> severityOf(alert).map(impacts::get).stream())
                .reduce(Impact::worse)
                .orElse(null);
    }

    /** Labels that no rule looks at. */
    List<String> unmappedLabels(List<Alert> alerts) {
        var labels = new TreeSet<String>();
        alerts.forEach(alert -> labels.addAll(alert.labels().keySet()));
        rules.forEach(rule -> rule.match().forEach(matcher -> labels.remove(matcher.label())));
        labels.remove(severityLabel);
        return List.copyOf(labels);
    }
}
