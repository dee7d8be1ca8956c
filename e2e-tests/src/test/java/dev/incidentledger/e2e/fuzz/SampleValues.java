package dev.incidentledger.e2e.fuzz;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that a schema of the contract allows. */
final class SampleValues {

    private static final String ANYTHING = "anything";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern PREFIX_OF_ID = Pattern.compile("\\^([a-z]{3})_\\[.*");

    private final ContractDocument contract;
    private final KnownThings known;
    private final Dice dice;
    private int texts;

    SampleValues(ContractDocument contract, KnownThings known, Dice dice) {
        this.contract = contract;
        this.known = known;
        this.dice = dice;
    }

    /** @param field the name that the value stands under; it tells what a time is about */
    JsonNode of(JsonNode described, String field) {
        var schema = contract.resolve(described);
        if (schema.has("oneOf")) {
            return of(dice.any(List.copyOf(schema.path("oneOf").values())), field);
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("enum")) {
            return dice.any(List.copyOf(schema.path("enum").values()));
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> array(schema, field);
            case "integer", "number" -> number(schema);
            case "boolean" -> NODES.booleanNode(dice.oneIn(2));
            case "null" -> NODES.nullNode();
            case "string", ANYTHING -> NODES.stringNode(text(schema, field));
            case String other -> throw new IllegalStateException("No sample of the type '%s'".formatted(other));
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asString() : type.asString(schema.has("properties") ? "object" : ANYTHING);
    }

    private ObjectNode object(JsonNode schema) {
        var made = NODES.objectNode();
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        for (var property : schema.path("properties").properties()) {
            if (required.contains(property.getKey()) || dice.oneIn(3)) {
                made.set(property.getKey(), of(property.getValue(), property.getKey()));
            }
        }
        var exclusive = schema.path("not").path("required");
        if (exclusive.valueStream().allMatch(name -> made.has(name.asString()))) {
            made.remove(exclusive.path(0).asString());
        }
        return made;
    }

    private ArrayNode array(JsonNode schema, String field) {
        var made = NODES.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int size = Math.max(least, dice.below(3));
        for (int i = 0; i < size; i++) {
            var item = of(schema.path("items"), field);
            if (made.valueStream().noneMatch(same -> isSame(same, item))) {
                made.add(item);
            }
        }
        return made;
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.equals(other) || one.has("id") && one.path("id").equals(other.path("id"));
    }

    private JsonNode number(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = Math.min(schema.path("maximum").asLong(Long.MAX_VALUE), least + 100);
        return NODES.numberNode(least + dice.below((int) (most - least + 1)));
    }

    private String text(JsonNode schema, String field) {
        var pattern = schema.path("pattern").asString("");
        var id = PREFIX_OF_ID.matcher(pattern);
        if (id.matches()) {
            return knownId(id.group(1), schema);
        }
        return switch (schema.path("format").asString("")) {
            case "date-time" -> SampleTimes.at(field);
            case "date" -> SampleTimes.day(field);
            case "uri" -> "https://example.org/" + texts++;
            default -> text(schema, field, pattern);
        };
    }

    private String text(JsonNode schema, String field, String pattern) {
        if (pattern.startsWith("^[0-9]{4}-(0[1-9]|1[0-2])")) {
            return SampleTimes.month(field);
        }
        int number = texts++;
        return Stream.of(field + " no. " + number, field + "-" + number, "ada@example.org")
                .filter(Pattern.compile(pattern).asPredicate())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No sample of '%s' for '%s': teach SampleValues this pattern".formatted(pattern, field)));
    }

    private String knownId(String prefix, JsonNode schema) {
        var ids = known.ids(prefix);
        return ids.isEmpty() ? schema.path("examples").path(0).asString() : dice.late(ids);
    }
}
