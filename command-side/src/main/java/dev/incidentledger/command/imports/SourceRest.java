package dev.incidentledger.command.imports;

import java.time.ZoneOffset;
import java.util.Set;
import tools.jackson.databind.JsonNode;
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
