package dev.incidentledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON of another shape than the contract's, or hardly JSON at all. */
final class BrokenJson implements Mutation {

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "true",
            "0",
            "\"a\"",
            "[]",
            "[{}]",
            "{}",
            "{",
            "}",
            "{\"a\"}",
            "{\"a\":}",
            "{,}",
            "{\"a\":1,}",
            "{'a':1}",
            "{a:1}",
            "{\"a\":1}{\"a\":1}",
            "/* c */ {}",
            "{} // c",
            "NaN",
            "{\"\":1}",
            "{\"__proto__\":{}}",
            "{\"@class\":\"java.lang.Object\"}",
            "\u001e{}\n",
            "a=b&c=d",
            "<a/>",
            "--x\r\n\r\n--x--",
            "[".repeat(64) + "]".repeat(64),
            "[".repeat(20_000),
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "{\"a\":\"" + "x".repeat(270_000) + "\"}",
            " ".repeat(262_145),
            "[" + "null,".repeat(40_000) + "null]");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "1.5",
            "\"\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"a\":null}",
            "{\"\":\"\"}",
            "[1,\"a\",{}]",
            "\"operational\"",
            "[".repeat(60) + "]".repeat(60),
            "[".repeat(65) + "]".repeat(65),
            "{\"a\":".repeat(70) + "1" + "}".repeat(70));

    private static final List<String> MORE = List.of(
            "unknown",
            "",
            "id",
            "Title",
            "title ",
            "titl\\u0065",
            "message\\u0000",
            "$ref",
            "class",
            "x".repeat(60_000),
            "\\ud800",
            "version");

    @Override
    public boolean spoil(Draft draft, Dice dice, KnownThings known) {
        if (draft.operation.content().isMissingNode()) {
            return false;
        }
        var places = draft.json.stream().flatMap(Place::all).toList();
        if (places.isEmpty() || dice.oneIn(6)) {
            draft.body(dice.any(BODIES).getBytes(UTF_8));
        } else {
            spoil(dice.any(places), draft.json.orElseThrow(), dice);
        }
        return true;
    }

    private static void spoil(Place place, JsonNode tree, Dice dice) {
        switch (dice.below(6)) {
            case 0 -> remove(tree, place.name());
            case 1 -> place.putRaw("%s,\"%s\":%s".formatted(place.value(), place.name(), dice.any(VALUES)));
            case 2 -> place.putRaw("%s,\"%s\":%s".formatted(place.value(), dice.any(MORE), dice.any(VALUES)));
            case 3 -> repeat(place, dice);
            default -> place.putRaw(dice.any(VALUES));
        }
    }

    private static void remove(JsonNode tree, String name) {
        if (tree instanceof ObjectNode object) {
            object.remove(name);
        }
    }

    /** Where an array stands it grows over every limit, or says the same twice. */
    private static void repeat(Place place, Dice dice) {
        if (place.value() instanceof ArrayNode array && !array.isEmpty()) {
            var first = array.path(0);
            int times = dice.any(List.of(1, 50, 1_001));
            for (int i = 0; i < times; i++) {
                array.add(first);
            }
        } else {
            place.putRaw("[%s,%s]".formatted(place.value(), place.value()));
        }
    }
}
