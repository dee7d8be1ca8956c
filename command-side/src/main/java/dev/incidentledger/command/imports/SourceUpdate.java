package dev.incidentledger.command.imports;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One update as the source published it.
 *
 * @param <S> where its incident or maintenance stands after it
 * @param createdAt when it was written, which is the order of updates
 * @param rest see {@link SourceRest}
 */
record SourceUpdate<S>(
        String sourceId,
        UpdateId id,
        S status,
        String body,
        SourceTime displayAt,
        Instant createdAt,
        List<AffectedComponent> components,
        String rest) {

    private static final int LONGEST_BODY = 25_000;
    private static final int LONGEST_NAME = 255;
    private static final int MOST_COMPONENTS = 1_000;
    private static final Set<String> KNOWN =
            Set.of("id", "status", "body", "incident_id", "display_at", "affected_components");
    private static final Set<String> TEXTS = Set.of("created_at", "updated_at");
    private static final Set<String> OF_A_COMPONENT = Set.of("code", "name", "old_status", "new_status");

    /** @param ownerSourceId of the incident or maintenance */
    static <S> SourceUpdate<S> of(String ownerSourceId, JsonNode update, Function<JsonNode, S> statusOf) {
        if (!(update instanceof ObjectNode json)) {
            throw new Malformed("WRONG_TYPE", "An update is no object.");
        }
        var sourceId = SourceIds.require("An update's id", json.path("id"));
        var owner = json.path("incident_id");
        if (!owner.isMissingNode() && !owner.equals(JsonNodeFactory.instance.stringNode(ownerSourceId))) {
            throw new Malformed("FOREIGN_UPDATE", "Update %s names something else as its own.".formatted(sourceId));
        }
        var written = json.has("created_at") ? "created_at" : "display_at";
        var displayAt = SourceTime.of("display_at", json.path(json.has("display_at") ? "display_at" : written));
        var status = statusOf.apply(json.path("status"));
        var components = isPostmortem(status) ? List.<AffectedComponent>of() : components(json);
        var rest = new SourceRest(json, KNOWN);
        rest.requireTexts(TEXTS);
        rest.unless("display_at", JsonNodeFactory.instance.stringNode(displayAt.text()));
        rest.unless("affected_components", rendered(json, components));
        return new SourceUpdate<>(
                sourceId,
                SourceIds.update(ownerSourceId, sourceId),
                status,
                SourceText.of("body", json.path("body"), LONGEST_BODY),
                displayAt,
                SourceTime.of(written, json.path(written)).at(),
                components,
                rest.json(displayAt.offset()));
    }

    boolean isPostmortem() {
        return isPostmortem(status);
    }

    /** No maintenance has one. */
    private static boolean isPostmortem(Object status) {
        return UpdateStatus.POSTMORTEM.equals(status);
    }

    /** Those that are told by code and status; the oldest sources tell some by name alone, which claims nothing. */
    private static List<AffectedComponent> components(ObjectNode update) {
        var told = update.path("affected_components");
        if (told.isMissingNode() || told.isNull()) {
            return List.of();
        }
        if (!told.isArray() || told.size() > MOST_COMPONENTS) {
            throw new Malformed("WRONG_TYPE", "affected_components is no list of at most 1000.");
        }
        var components = new ArrayList<AffectedComponent>();
        for (var one : told) {
            if (one.has("code") || one.has("new_status")) {
                components.add(component(one));
            } else {
                SourceText.of("name", one.path("name"), LONGEST_NAME);
            }
        }
        return List.copyOf(components);
    }

    private static AffectedComponent component(JsonNode one) {
        return new AffectedComponent(
                SourceIds.component(SourceIds.require("code", one.path("code"))),
                status("new_status", one),
                SourceText.of("name", one.path("name"), LONGEST_NAME),
                status("old_status", one));
    }

    private static ComponentStatus status(String name, JsonNode component) {
        return SourceText.oneOf(ComponentStatus.values(), ComponentStatus::wireName, name, component.path(name));
    }

    /** As the components would be written again: what says more or less than that is kept as it is. */
    private static JsonNode rendered(ObjectNode update, List<AffectedComponent> components) {
        var told = update.path("affected_components");
        boolean isExact = !components.isEmpty()
                && components.size() == told.size()
                && told.valueStream()
                        .allMatch(one -> Set.copyOf(one.propertyNames()).equals(OF_A_COMPONENT));
        return isExact ? told : JsonNodeFactory.instance.nullNode();
    }
}
