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
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
            var metadata = Provenance.of(update);
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

    private IncidentCommand identify(SourceUpdate<UpdateStatus> opening) {
        return new IdentifyIncident(
                incident.id(),
                incident.name(),
                incident.startedAt(),
                new Update(
                        opening.id(),
                        opening.status(),
                        opening.body(),
                        opening.components(),
                        opening.displayAt().at(),
                        null,
                        Audience.PUBLIC),
                Audience.PUBLIC,
                null,
                null,
                incident.impactOverride(),
                now);
    }

    private IncidentCommand next(SourceUpdate<UpdateStatus> update) {
        if (update.isPostmortem()) {
            return postmortem(update);
        }
        if (update.status() == UpdateStatus.RESOLVED) {
            return resolve(update);
        }
        return open ? post(update) : reopen(update);
    }

    private IncidentCommand post(SourceUpdate<UpdateStatus> update) {
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

    private IncidentCommand resolve(SourceUpdate<UpdateStatus> update) {
        return new ResolveIncident(
                incident.id(),
                update.id(),
                update.body(),
                update.components(),
                update.displayAt().at(),
                now);
    }

    private IncidentCommand reopen(SourceUpdate<UpdateStatus> update) {
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

    private IncidentCommand postmortem(SourceUpdate<UpdateStatus> update) {
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
