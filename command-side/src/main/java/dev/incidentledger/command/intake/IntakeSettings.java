package dev.incidentledger.command.intake;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is configured under {@code ledger.intake.<id>}, as it was written.
 *
 * @param title of a new incident
 * @param message with which it opens
 * @param updateMessage when what it says of components changes
 * @param resolvedMessage when all its alerts are resolved
 * @param severities {@code critical=major_outage}: what an alert of that severity says of the components it concerns
 * @param impacts {@code critical=major}: overrides the impact of a new incident
 * @param reopenWithin an incident that ended no longer ago is reopened when its group fires again; zero for never
 * @param lateDeliveries for how long after an alert ended an earlier delivery of it may still arrive
 * @param oldestStart times of alerts that lie further back are not believed
 */
record IntakeSettings(
        @DefaultValue("{alertname}") String title,
        @DefaultValue("Our monitoring reports {alertname}.") String message,
        @DefaultValue("Our monitoring reports a change.") String updateMessage,

        @DefaultValue("Our monitoring reports that it is over.")
        String resolvedMessage,

        @DefaultValue("internal") Audience audience,
        @DefaultValue("severity") String severityLabel,
        @DefaultValue List<String> severities,
        @DefaultValue List<String> impacts,
        @DefaultValue("resolve") OnResolved onResolved,
        @DefaultValue("30m") Duration reopenWithin,
        @DefaultValue("15m") Duration lateDeliveries,
        @DefaultValue("7d") Duration oldestStart,
        @DefaultValue List<RuleSettings> rules) {

    record RuleSettings(
            @DefaultValue List<String> match,
            @Nullable String component,
            @Nullable ComponentStatus status) {}
}
