package dev.incidentledger.command.incident;

import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_ID_IN_USE;
import static dev.incidentledger.command.platform.RejectionCode.UPDATE_ID_IN_USE;

import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.ImportIncident;
import dev.incidentledger.command.incident.IncidentState.Told;
import dev.incidentledger.command.incident.IncidentState.Unknown;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.incident.IncidentEvent;
import java.util.ArrayList;
import java.util.List;

/** A whole history, under the same rules as if it were told step by step. */
final class ImportedHistory {

    private ImportedHistory() {}

    /** One event for each step, in their order. */
    static List<IncidentEvent> tell(ImportIncident c) {
        var events = new ArrayList<IncidentEvent>();
        IncidentState state = new Unknown();
        for (var step : c.steps()) {
            var event = theOnly(IncidentDecider.decide(state, step.command()));
            state = IncidentDecider.evolve(state, event);
            events.add(event);
        }
        return List.copyOf(events);
    }

    /** Told once is told: what the source says differently now is nothing that could be recorded in its name. */
    static List<IncidentEvent> tellAgain(Told told, ImportIncident c) {
        if (c.steps().getFirst().command() instanceof IdentifyIncident first) {
            return Telling.identifyAgain(told, first);
        }
        throw new Rejected(INCIDENT_ID_IN_USE, "Incident %s exists and is told already".formatted(c.incidentId()));
    }

    private static IncidentEvent theOnly(List<IncidentEvent> events) {
        if (events.size() != 1) {
            throw new Rejected(UPDATE_ID_IN_USE, "Two updates of the history say the same under the same id");
        }
        return events.getFirst();
    }
}
