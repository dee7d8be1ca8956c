package dev.incidentledger.command.imports;

import dev.incidentledger.command.platform.CommandDispatcher;
import dev.incidentledger.events.MetadataKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records incidents of a source, each wholly or not at all, and each once. */
final class IncidentImport {

    /** The components as they were when the file was made change with every other incident. */
    private static final Set<String> OF_THE_MOMENT = Set.of("components");

    private final CommandDispatcher commands;
    private final EventStore events;
    private final InstantSource clock;
    private final SourceCatalogue catalogue;
    private final Provenance provenance;

    IncidentImport(
            CommandDispatcher commands,
            EventStore events,
            InstantSource clock,
            SourceCatalogue catalogue,
            Provenance provenance) {
        this.commands = commands;
        this.events = events;
        this.clock = clock;
        this.catalogue = catalogue;
        this.provenance = provenance;
    }

    Outcome importIncident(ObjectNode json) {
        var incident = SourceIncident.of(json);
        var fingerprint = SourceJson.sha256(json.deepCopy().remove(OF_THE_MOMENT));
        var recorded = events.readEvents(incident.id().value(), 0);
        if (recorded.hasNext()) {
            return compared(recorded.next().getMetaData(), fingerprint);
        }
        mentionComponents(json);
        var origin = provenance
                .of(incident.sourceId(), SourceJson.sha256(json))
                .keyed("%s incident %s".formatted(SourceIds.SOURCE, incident.sourceId()), fingerprint);
        commands.send(
                RetoldIncident.retell(incident, clock.instant()), incident.id().value(), origin);
        return Outcome.ADDED;
    }

    /** What this very import recorded before a crash is still its own. */
    private Outcome compared(Map<String, ?> metadata, String fingerprint) {
        if (!fingerprint.equals(metadata.get(MetadataKey.IDEMPOTENCY_FINGERPRINT))) {
            return Outcome.CHANGED;
        }
        boolean isOurs = provenance.importId().equals(metadata.get(MetadataKey.CORRELATION_ID));
        return isOurs ? Outcome.ADDED : Outcome.UNCHANGED;
    }

    private void mentionComponents(ObjectNode incident) {
        incident.path("incident_updates")
                .valueStream()
                .flatMap(update -> update.path("affected_components").valueStream())
                .filter(component -> component.has("code"))
                .forEach(component -> mention(component.path("code"), component.path("name")));
    }

    private void mention(JsonNode code, JsonNode name) {
        catalogue.mention(code.asString(), name.asString());
    }
}
