package dev.incidentledger.command.imports;

import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
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
        List<SourceUpdate> updates,
        @Nullable Impact impactOverride,
        String rest) {

    private static final int LONGEST_NAME = 255;
    private static final int MOST_UPDATES = 5_000;
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
        rest.unless("status", text(retelling.status().wireName()));
        rest.unless("resolved_at", time(retelling.resolvedAt()));
        rest.unless("monitoring_at", time(retelling.monitoringAt()));
        rest.unless("started_at", text(startedAt.text()));
        return new SourceIncident(
                sourceId,
                SourceIds.incident(sourceId),
                SourceText.notBlank("name", json.path("name"), LONGEST_NAME),
                startedAt.at(),
                updates,
                impact == retelling.derivedImpact() ? null : impact,
                rest.json(startedAt.offset()));
    }

    private static List<SourceUpdate> updates(String incidentSourceId, JsonNode told) {
        if (!told.isArray() || told.isEmpty() || told.size() > MOST_UPDATES) {
            throw new Malformed("NO_UPDATES", "incident_updates is no list of 1 to 5000 updates.");
        }
        var updates = told.valueStream()
                .map(update -> SourceUpdate.of(incidentSourceId, update))
                .toList();
        var ids = new HashSet<String>();
        updates.forEach(update -> {
            if (!ids.add(update.sourceId())) {
                throw new Malformed("DUPLICATE_UPDATE", "Two updates have the id %s.".formatted(update.sourceId()));
            }
        });
        if (updates.stream().filter(SourceUpdate::isPostmortem).count() > 1) {
            throw new Malformed("TWO_POSTMORTEMS", "It has more than one postmortem.");
        }
        return asWritten(updates);
    }

    /** Lists stand the newest first unless their times say otherwise; those of one time keep their order. */
    private static List<SourceUpdate> asWritten(List<SourceUpdate> listed) {
        boolean oldestFirst =
                listed.getFirst().createdAt().isBefore(listed.getLast().createdAt());
        return (oldestFirst ? listed : listed.reversed())
                .stream().sorted(Comparator.comparing(SourceUpdate::createdAt)).toList();
    }

    private static @Nullable Impact impact(JsonNode told) {
        return told.isMissingNode() ? null : SourceText.oneOf(Impact.values(), Impact::wireName, "impact", told);
    }

    private static SourceTime startedAt(ObjectNode json, List<SourceUpdate> updates) {
        for (var name : List.of("started_at", "created_at")) {
            if (!json.path(name).isMissingNode() && !json.path(name).isNull()) {
                return SourceTime.of(name, json.path(name));
            }
        }
        return updates.getFirst().displayAt();
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    private static JsonNode time(Optional<SourceTime> time) {
        return time.<JsonNode>map(known -> text(known.text())).orElse(JsonNodeFactory.instance.nullNode());
    }
}
