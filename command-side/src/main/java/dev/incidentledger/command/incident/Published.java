package dev.incidentledger.command.incident;

import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.incident.PostmortemState.PUBLISHED;

import dev.incidentledger.command.incident.IncidentCommand.AttachPostmortem;
import dev.incidentledger.command.incident.IncidentCommand.CorrectTitle;
import dev.incidentledger.command.incident.IncidentCommand.CorrectUpdate;
import dev.incidentledger.command.incident.IncidentCommand.EstablishImpactWindow;
import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.ImportIncident;
import dev.incidentledger.command.incident.IncidentCommand.LinkReference;
import dev.incidentledger.command.incident.IncidentCommand.OverrideImpact;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.PublishIncident;
import dev.incidentledger.command.incident.IncidentCommand.RecoverComponents;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.command.incident.IncidentCommand.RetractIncident;
import dev.incidentledger.command.incident.IncidentState.Told;

/** What the public has been told already. */
final class Published {

    private Published() {}

    /** Whether the command would change it, rather than add to it. */
    static boolean isEditedBy(IncidentCommand command, IncidentState state) {
        return state instanceof Told told
                && told.facts().audience() == PUBLIC
                && switch (command) {
                    case CorrectUpdate c -> isPublicUpdate(told.facts(), c);
                    case AttachPostmortem _ -> hasPublishedPostmortem(told.facts());
                    case CorrectTitle _, OverrideImpact _, RetractIncident _ -> true;
                    case IdentifyIncident _, ImportIncident _ -> false;
                    case PostUpdate _, ResolveIncident _, ReopenIncident _ -> false;
                    case EstablishImpactWindow _, LinkReference _, PublishIncident _, RecoverComponents _ -> false;
                };
    }

    private static boolean isPublicUpdate(Facts facts, CorrectUpdate c) {
        return facts.updates()
                .find(c.updateId())
                .filter(update -> update.audience() == PUBLIC)
                .isPresent();
    }

    private static boolean hasPublishedPostmortem(Facts facts) {
        return facts.postmortem() != null && facts.postmortem().state() == PUBLISHED;
    }
}
