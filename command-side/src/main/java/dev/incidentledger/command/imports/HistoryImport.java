package dev.incidentledger.command.imports;

import dev.incidentledger.command.platform.CommandDispatcher;
import dev.incidentledger.events.MetadataKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records incidents and maintenances of a source, each wholly or not at all, and each once. */
final class HistoryImport {

    /** The components as they were when the file was made change with every other object. */
    private static final Set<String> OF_THE_MOMENT = Set.of("components");

    private final CommandDispatcher commands;
    private final EventStore events;
    private final InstantSource clock;
    private final SourceCatalogue catalogue;
    private final Provenance provenance;

    HistoryImport(
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
        return importOnce("incident", incident.sourceId(), incident.id().value(), json, now -> {
            mentionAffected(json);
            return RetoldIncident.retell(incident, now);
        });
    }

    Outcome importMaintenance(ObjectNode json) {
        var maintenance = SourceMaintenance.of(json);
        return importOnce(
                "maintenance", maintenance.sourceId(), maintenance.id().value(), json, now -> {
                    mentionAffected(json);
                    json.path("components").forEach(component -> mention(component.path("id"), component.path("name")));
                    return RetoldMaintenance.retell(maintenance, now);
                });
    }

    /** @param retold the command, when there is something to record */
    private Outcome importOnce(
            String kind, String sourceId, String id, ObjectNode json, Function<Instant, Object> retold) {
        var fingerprint = SourceJson.sha256(json.deepCopy().remove(OF_THE_MOMENT));
        var recorded = events.readEvents(id, 0);
        if (recorded.hasNext()) {
            return compared(recorded.next().getMetaData(), fingerprint);
        }
        var origin = provenance
                .of(sourceId, SourceJson.sha256(json))
                .keyed("%s %s %s".formatted(SourceIds.SOURCE, kind, sourceId), fingerprint);
        commands.send(retold.apply(clock.instant()), id, origin);
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

    private void mentionAffected(ObjectNode json) {
        json.path("incident_updates")
                .valueStream()
                .flatMap(update -> update.path("affected_components").valueStream())
                .filter(component -> component.has("code"))
                .forEach(component -> mention(component.path("code"), component.path("name")));
    }

    private void mention(JsonNode code, JsonNode name) {
        catalogue.mention(code.asString(), name.asString());
    }
}
