package dev.incidentledger.command.imports;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What remains of a source object once our own model holds the rest: the fields that it has no place for, and those of its
 * own fields that would read differently if they were rendered from it.
 */
final class SourceRest {

    private final ObjectNode source;
    private final ObjectNode fields = SourceJson.MAPPER.createObjectNode();

    /** @param known names of the fields that the model holds */
    SourceRest(ObjectNode source, Set<String> known) {
        this.source = source;
        source.properties().stream()
                .filter(field -> !known.contains(field.getKey()))
                .forEach(field -> fields.set(field.getKey(), field.getValue()));
    }

    /** Of what stays beside an incident or a maintenance, those fields that readers of v2 build upon. */
    void requireShapes() {
        requireTexts(Set.of("status", "created_at", "updated_at", "page_id"));
        for (var name : Set.of("shortlink", "reminder_intervals", "started_at", "resolved_at", "monitoring_at")) {
            require(name, value -> value.isNull() || value.isString(), "text");
        }
        require("components", JsonNode::isArray, "list");
    }

    /** Likewise, beside a component or a group. */
    void requireShapesOfAComponent() {
        requireTexts(Set.of("created_at", "updated_at", "page_id"));
        for (var name : Set.of("showcase", "only_show_if_degraded")) {
            require(name, value -> value.isNull() || value.isBoolean(), "truth value");
        }
    }

    void requireTexts(Set<String> names) {
        names.forEach(name -> require(name, JsonNode::isString, "text"));
    }

    private void require(String name, Predicate<JsonNode> shape, String kind) {
        if (source.has(name) && !shape.test(source.path(name))) {
            throw new Malformed("WRONG_TYPE", "%s is no %s.".formatted(name, kind));
        }
    }

    void unless(String name, String rendered) {
        unless(name, JsonNodeFactory.instance.stringNode(rendered));
    }

    /** @param rendered written as null where it is empty */
    void unless(String name, Optional<SourceTime> rendered) {
        unless(
                name,
                rendered.<JsonNode>map(time -> JsonNodeFactory.instance.stringNode(time.text()))
                        .orElse(JsonNodeFactory.instance.nullNode()));
    }

    /** Keeps the field as the source has it, unless that is what the model would say. */
    void unless(String name, JsonNode rendered) {
        var told = source.get(name);
        if (told != null && !told.equals(rendered)) {
            fields.set(name, told);
        }
    }

    /** @param offset that the times of the object were told in */
    String json(ZoneOffset offset) {
        var rest = SourceJson.MAPPER.createObjectNode();
        if (!offset.equals(ZoneOffset.UTC)) {
            rest.put("offset", offset.getId());
        }
        return rest.set("fields", fields).toString();
    }
}
