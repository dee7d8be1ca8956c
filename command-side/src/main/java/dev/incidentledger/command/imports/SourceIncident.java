package dev.incidentledger.command.imports;

import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An incident as the source published it.
 *
 * @param updates in the order in which they were written
 * @param impactOverride null when the source's impact is what follows from the components
 * @param rest see {@link SourceRest}
 */
record SourceIncident(
        String sourceId,
        IncidentId id,
        String name,
        Instant startedAt,
        List<SourceUpdate<UpdateStatus>> updates,
        @Nullable Impact impactOverride,
        String rest) {

    private static final int LONGEST_NAME = 255;
    private static final Set<String> KNOWN =
            Set.of("id", "name", "status", "impact", "started_at", "resolved_at", "monitoring_at", "incident_updates");

    static SourceIncident of(ObjectNode json) {
        var sourceId = SourceIds.require("id", json.path("id"));
        var updates = updates(sourceId, json.path("incident_updates"));
        var retelling = Retelling.of(updates);
        if (retelling.told().isEmpty()) {
            throw new Malformed("NO_UPDATES", "It has no update but a postmortem.");
        }
        var impact = impact(json.path("impact"));
        var startedAt = startedAt(json, updates);
        var rest = new SourceRest(json, KNOWN);
        rest.requireShapes();
        rest.unless("status", retelling.status().wireName());
        rest.unless("resolved_at", retelling.resolvedAt());
        rest.unless("monitoring_at", retelling.monitoringAt());
        rest.unless("started_at", startedAt.text());
        return new SourceIncident(
                sourceId,
                SourceIds.incident(sourceId),
                SourceText.notBlank("name", json.path("name"), LONGEST_NAME),
                startedAt.at(),
                updates,
                impact == retelling.derivedImpact() ? null : impact,
                rest.json(startedAt.offset()));
    }

    private static List<SourceUpdate<UpdateStatus>> updates(String incidentSourceId, JsonNode told) {
        var updates = SourceUpdates.of(incidentSourceId, told, SourceIncident::statusOf);
        if (updates.stream().filter(SourceUpdate::isPostmortem).count() > 1) {
            throw new Malformed("TWO_POSTMORTEMS", "It has more than one postmortem.");
        }
        return updates;
    }

    private static UpdateStatus statusOf(JsonNode told) {
        return SourceText.oneOf(UpdateStatus.values(), UpdateStatus::wireName, "status", told);
    }

    private static @Nullable Impact impact(JsonNode told) {
        return told.isMissingNode() ? null : SourceText.oneOf(Impact.values(), Impact::wireName, "impact", told);
    }

    private static SourceTime startedAt(ObjectNode json, List<SourceUpdate<UpdateStatus>> updates) {
        for (var name : List.of("started_at", "created_at")) {
            if (!json.path(name).isMissingNode() && !json.path(name).isNull()) {
                return SourceTime.of(name, json.path(name));
            }
        }
        return updates.getFirst().displayAt();
    }
}
