package dev.incidentledger.command.imports;

import dev.incidentledger.command.incident.IncidentCommand;
import dev.incidentledger.command.incident.IncidentCommand.AttachPostmortem;
import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.ImportIncident;
import dev.incidentledger.command.incident.IncidentCommand.ImportedStep;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says in our commands what a source's incident says in its updates. */
final class RetoldIncident {

    private final SourceIncident incident;
    private final Instant now;
    private boolean open;

    private RetoldIncident(SourceIncident incident, Instant now) {
        this.incident = incident;
        this.now = now;
    }

    static ImportIncident retell(SourceIncident incident, Instant now) {
        return new ImportIncident(incident.id(), new RetoldIncident(incident, now).steps());
    }

    private List<ImportedStep> steps() {
        var steps = new ArrayList<ImportedStep>();
        for (var update : incident.updates()) {
            var metadata = new HashMap<>(Map.of(
                    MetadataKey.SOURCE_UPDATE_ID, update.sourceId(), MetadataKey.SOURCE_UPDATE_REST, update.rest()));
            if (steps.isEmpty()) {
                metadata.put(MetadataKey.SOURCE_REST, incident.rest());
                steps.add(new ImportedStep(identify(update), metadata));
            } else {
                steps.add(new ImportedStep(next(update), metadata));
            }
            open = update.isPostmortem() ? open : update.status().isOpen();
        }
        return steps;
    }

    private IncidentCommand identify(SourceUpdate opening) {
        return new IdentifyIncident(
                incident.id(),
                incident.name(),
                incident.startedAt(),
                opening.update(),
                Audience.PUBLIC,
                null,
                null,
                incident.impactOverride(),
                now);
    }

    private IncidentCommand next(SourceUpdate update) {
        if (update.isPostmortem()) {
            return postmortem(update);
        }
        if (update.status() == UpdateStatus.RESOLVED) {
            return resolve(update);
        }
        return open ? post(update) : reopen(update);
    }

    private IncidentCommand post(SourceUpdate update) {
        return new PostUpdate(
                incident.id(),
                update.id(),
                update.status(),
                update.body(),
                update.components(),
                update.displayAt().at(),
                null,
                Audience.PUBLIC,
                now);
    }

    private IncidentCommand resolve(SourceUpdate update) {
        return new ResolveIncident(
                incident.id(),
                update.id(),
                update.body(),
                update.components(),
                update.displayAt().at(),
                now);
    }

    private IncidentCommand reopen(SourceUpdate update) {
        return new ReopenIncident(
                incident.id(),
                update.id(),
                update.status(),
                update.body(),
                update.components(),
                update.displayAt().at(),
                null,
                now);
    }

    private IncidentCommand postmortem(SourceUpdate update) {
        return new AttachPostmortem(
                incident.id(),
                update.id(),
                update.body(),
                PostmortemState.PUBLISHED,
                update.displayAt().at(),
                null,
                List.of(),
                now);
    }
}
