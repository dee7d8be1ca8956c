package dev.incidentledger.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery would lead to.
 *
 * @param incidentId of the group's incident so far; absent while there is none
 * @param unmappedLabels labels that no rule looks at
 * @param unknownComponents components that rules name and that are unknown, retired, or several
 */
@JsonInclude(Include.NON_NULL)
record DryRun(
        Plan.Outcome outcome,
        @Nullable String incidentId,
        List<PlannedCommand> commands,
        List<ReadAlert> alerts,
        List<String> unmappedLabels,
        List<String> unknownComponents) {

    /**
     * @param news false for a repeat, and for what is outdated
     * @param outdated whether it was found to be an earlier delivery that came late
     * @param rules the places of those that match, from 0
     */
    record ReadAlert(
            String fingerprint,
            AlertStatus status,
            boolean news,
            boolean outdated,
            List<Integer> rules,
            List<Claim> components) {}

    record Claim(ComponentId id, ComponentStatus status) {}

    static DryRun of(Intake intake, Delivery delivery, Decision decision) {
        var group = decision.evidence().group();
        return new DryRun(
                decision.plan().outcome(),
                group.incident() == null ? null : group.incident().value(),
                decision.plan().commands().stream().map(PlannedCommand::of).toList(),
                delivery.alerts().stream()
                        .map(alert -> read(intake, alert, decision))
                        .toList(),
                intake.unmappedLabels(delivery.alerts()),
                decision.mapping().unknownComponents());
    }

    private static ReadAlert read(Intake intake, Alert alert, Decision decision) {
        return new ReadAlert(
                alert.fingerprint(),
                alert.status(),
                decision.evidence().isNews(alert),
                decision.evidence().outdated().contains(alert),
                IntStream.range(0, intake.rules().size())
                        .filter(i -> intake.rules().get(i).matches(alert.labels()))
                        .boxed()
                        .toList(),
                claims(decision.mapping().claimsOf(alert)));
    }

    private static List<Claim> claims(Map<ComponentId, ComponentStatus> claims) {
        return claims.entrySet().stream()
                .map(claim -> new Claim(claim.getKey(), claim.getValue()))
                .toList();
    }
}
