package dev.incidentledger.command.incident;

import static dev.incidentledger.command.platform.RejectionCode.COMPONENT_NOT_CLAIMED;
import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_NOT_RESOLVED;

import dev.incidentledger.command.incident.IncidentCommand.RecoverComponents;
import dev.incidentledger.command.incident.IncidentState.Open;
import dev.incidentledger.command.incident.IncidentState.Resolved;
import dev.incidentledger.command.incident.IncidentState.Told;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import java.util.List;

/** The end of what a resolution kept claiming. */
final class Recovery {

    private Recovery() {}

    static List<IncidentEvent> recover(Told told, RecoverComponents c) {
        return switch (told) {
            case Open _ ->
                throw new Rejected(
                        INCIDENT_NOT_RESOLVED,
                        "Incident %s is open; post an update that says the components are operational"
                                .formatted(c.incidentId()));
            case Resolved resolved -> recover(resolved, c);
        };
    }

    private static List<IncidentEvent> recover(Resolved resolved, RecoverComponents c) {
        Timekeeping.requireNotAhead(c.occurredAt(), c.now(), "/occurredAt");
        var news = c.components().stream()
                .distinct()
                .filter(component -> !resolved.recoveredAt().containsKey(component))
                .toList();
        if (news.isEmpty()) {
            return List.of();
        }
        news.forEach(component -> requireClaimed(resolved, component));
        return Chronology.ifPossible(resolved, new ComponentsRecovered(c.incidentId(), news, c.occurredAt()));
    }

    private static void requireClaimed(Resolved resolved, ComponentId component) {
        if (!resolved.keepsClaiming(component)) {
            throw new Rejected(
                    COMPONENT_NOT_CLAIMED,
                    "The resolution left %s operational, so there is nothing to recover from".formatted(component));
        }
    }
}
