package dev.incidentledger.e2e.fuzz;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Where in a JSON text another value can be put. */
final class Place {

    private final String name;
    private final JsonNode value;
    private final Consumer<JsonNode> replacement;

    private Place(String name, JsonNode value, Consumer<JsonNode> replacement) {
        this.name = name;
        this.value = value;
        this.replacement = replacement;
    }

    /** Every place that holds neither object nor array. */
    static List<Place> leaves(JsonNode tree) {
        return all(tree).filter(place -> place.value.isValueNode()).toList();
    }

    static Stream<Place> all(JsonNode tree) {
        return switch (tree) {
            case ObjectNode object ->
                object.propertyNames().stream()
                        .map(name -> new Place(name, object.path(name), other -> object.set(name, other)))
                        .flatMap(Place::withInner);
            case ArrayNode array ->
                IntStream.range(0, array.size())
                        .mapToObj(i -> new Place("" + i, array.path(i), other -> array.set(i, other)))
                        .flatMap(Place::withInner);
            default -> Stream.empty();
        };
    }

    String name() {
        return name;
    }

    JsonNode value() {
        return value;
    }

    String text() {
        return value.asString("");
    }

    Kind kind() {
        return value.isNumber() ? Kind.NUMBER : Kind.of(text());
    }

    void put(JsonNode other) {
        replacement.accept(other);
    }

    /** {@code json} goes over the wire as it is, JSON or not. */
    void putRaw(String json) {
        put(JsonNodeFactory.instance.rawValueNode(new RawValue(json)));
    }

    private Stream<Place> withInner() {
        return Stream.concat(Stream.of(this), all(value));
    }
}
