package dev.incidentledger.query.publicapi;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.timeline.PostmortemVersion;
import dev.incidentledger.query.timeline.UpdateHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One update of an incident or a maintenance, or a postmortem, before it is written.
 *
 * @param ends whether what was said of components before ends with it
 * @param position of the event that first told it: the order of updates
 * @param edited whether it reads differently since it was recorded; what a source said of it counts no more then
 */
record V2Update(
        String id,
        String status,
        String body,
        Instant displayAt,
        List<AffectedComponent> components,
        boolean ends,
        long position,
        Instant createdAt,
        Instant updatedAt,
        boolean edited) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> KEYS = Set.of(
            "id",
            "status",
            "body",
            "incident_id",
            "created_at",
            "updated_at",
            "display_at",
            "affected_components",
            "deliver_notifications",
            "custom_tweet",
            "tweet_id");

    static V2Update of(UpdateHistory update) {
        return new V2Update(
                update.id().value(),
                update.status().wireName(),
                update.message(),
                update.occurredAt(),
                update.components(),
                !update.status().isOpen(),
                update.provenance().position(),
                update.provenance().recordedAt(),
                update.current().provenance().recordedAt(),
                update.edited());
    }

    /** @param versions that are published, oldest first, never empty */
    static V2Update of(List<PostmortemVersion> versions) {
        var first = versions.getFirst().provenance();
        var newest = versions.getLast();
        return new V2Update(
                newest.postmortem().id().value(),
                UpdateStatus.POSTMORTEM.wireName(),
                newest.postmortem().body(),
                newest.postmortem().occurredAt(),
                List.of(),
                false,
                first.position(),
                first.recordedAt(),
                newest.provenance().recordedAt(),
                versions.size() > 1);
    }

    /**
     * @param affected what the same said of components before; this update's words are added to it
     */
    ObjectNode json(String ownerId, Map<String, String> ids, SourceRest source, V2Page page, V2Affected affected) {
        var rest = edited ? SourceRest.none() : source;
        var all = affected.tell(components, ends);
        var listed = rest.isImported() ? components : all;
        var json = NODES.objectNode();
        json.put("id", ids.get(id));
        json.put("status", status);
        json.put("body", body);
        json.put("incident_id", ownerId);
        json.set("created_at", source.or("created_at", page.time(createdAt)));
        json.set("updated_at", rest.or("updated_at", page.time(updatedAt)));
        json.set("display_at", rest.or("display_at", displayTime(source, page)));
        json.set("affected_components", toldOf(rest, written(listed, ids), ids));
        json.set("deliver_notifications", source.or("deliver_notifications", NODES.booleanNode(false)));
        json.set("custom_tweet", source.or("custom_tweet", NODES.nullNode()));
        json.set("tweet_id", source.or("tweet_id", NODES.nullNode()));
        V2Json.addOthers(json, source, KEYS);
        return json;
    }

    JsonNode displayTime(SourceRest source, V2Page page) {
        return V2Json.time(displayAt, source, page);
    }

    /** In the source's words, unless they name a component of which the public must not know any more. */
    private JsonNode toldOf(SourceRest rest, JsonNode ours, Map<String, String> ids) {
        var known = components.stream()
                .map(component -> ids.get(component.id().value()))
                .toList();
        var told = rest.or("affected_components", ours);
        return told.valueStream()
                        .allMatch(one -> !one.has("code")
                                || known.contains(one.path("code").asString("")))
                ? told
                : ours;
    }

    /** Null when there is none, never an empty list. */
    private static JsonNode written(List<AffectedComponent> components, Map<String, String> ids) {
        if (components.isEmpty()) {
            return NODES.nullNode();
        }
        var list = NODES.arrayNode();
        components.forEach(component -> list.addObject()
                .put("code", ids.get(component.id().value()))
                .put("name", component.name())
                .put("old_status", requireNonNull(component.statusBefore()).wireName())
                .put("new_status", component.status().wireName()));
        return list;
    }
}
