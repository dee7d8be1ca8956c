package dev.incidentledger.query.publicapi;

import dev.incidentledger.events.catalogue.ComponentId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The components and groups that the page shows at one moment, in its order.
 *
 * @param entries each group before what is in it
 */
record V2Components(List<Entry> entries) {

    /** @param id ours */
    record Entry(String id, ObjectNode json) {}

    V2Components {
        entries = List.copyOf(entries);
    }

    List<ObjectNode> all() {
        return entries.stream().map(Entry::json).toList();
    }

    /** Ours. */
    Stream<String> ids() {
        return entries.stream().map(Entry::id);
    }

    /** Those that somebody named, as they stand now; what the page does not show any more is left out. */
    ArrayNode asTheyStand(JsonNode named) {
        var ids = named.valueStream().map(row -> row.path("id").asString("")).collect(Collectors.toSet());
        return rows(entries.stream()
                .map(Entry::json)
                .filter(row -> ids.contains(row.path("id").asString(""))));
    }

    /** Those of them that the page still shows. */
    ArrayNode of(Stream<ComponentId> wanted) {
        Set<String> ids = wanted.map(ComponentId::value).collect(Collectors.toSet());
        return rows(entries.stream().filter(entry -> ids.contains(entry.id())).map(Entry::json));
    }

    private static ArrayNode rows(Stream<ObjectNode> rows) {
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(rows.map(ObjectNode::deepCopy).toList());
    }
}
