package dev.incidentledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files that are cut off, bottomless or no history, and histories that no source could have told. */
final class HostileImports implements Mutation {

    private static final List<String> LISTS = List.of("incidents", "scheduled_maintenances", "components");
    private static final List<String> SHAPES = List.of(
            "null",
            "true",
            "7",
            "\"\"",
            "\" \"",
            "{}",
            "[]",
            "[[]]",
            "[null]",
            "[7]",
            "{\"id\": 7}",
            "[{\"code\": {}}]");
    private static final List<String> STATUSES = List.of(
            "investigating",
            "monitoring",
            "resolved",
            "postmortem",
            "scheduled",
            "in_progress",
            "verifying",
            "completed",
            "canceled",
            "RESOLVED",
            "operational",
            "major_outage");
    private static final List<byte[]> BYTES = List.of(
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xc0, (byte) 0xaf},
            new byte[] {0},
            new byte[] {'\n'},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});

    @Override
    public boolean spoil(Draft draft, Dice dice, KnownThings known) {
        if (!draft.operation.isImport()) {
            return false;
        }
        var file = ImportBodies.of(dice);
        draft.setHeader("Content-Type", "application/json");
        draft.json = Optional.of(file);
        switch (dice.below(9)) {
            case 0 -> draft.body(cut(draft.body(), dice));
            case 1 -> put(file, "", nested(dice), dice);
            case 2 -> put(file, "", dice.any(SHAPES), dice);
            case 3 -> put(file, "", dice.any(HostileNumbers.ALL), dice);
            case 4 -> put(file, "_at|scheduled_(for|until)|start_date", dice.any(HostileTimes.ALL), dice);
            case 5 -> put(file, ".*status", "\"" + dice.any(STATUSES) + "\"", dice);
            case 6 -> put(file, "id|code|name|body|description", dice.any(HostileTexts.ALL), dice);
            case 7 -> tellTwice(file, dice);
            default -> lines(draft, dice);
        }
        return true;
    }

    private static byte[] cut(byte[] body, Dice dice) {
        return dice.oneIn(2)
                ? Arrays.copyOf(body, dice.below(body.length))
                : BrokenEncoding.insert(body, dice.below(body.length), dice.any(BYTES));
    }

    private static String nested(Dice dice) {
        int depth = dice.any(List.of(50, 70, 999, 1_001, 20_000));
        return dice.oneIn(2)
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    /** @param names of the places that are meant; empty for any place */
    private static void put(JsonNode tree, String names, String json, Dice dice) {
        var places = Place.all(tree)
                .filter(place -> names.isEmpty() || place.name().matches("(.*)(" + names + ")"))
                .toList();
        dice.any(places).putRaw(json);
    }

    /** The same id again: with the same words, with others, of an update, or of a thing of another kind. */
    private static void tellTwice(ObjectNode file, Dice dice) {
        var list = (ArrayNode) file.path(dice.any(LISTS));
        var again = (ObjectNode) list.path(0).deepCopy();
        if (again.path("incident_updates") instanceof ArrayNode updates && dice.oneIn(2)) {
            updates.add(updates.path(dice.below(updates.size())).deepCopy());
            list.removeAll();
        } else if (dice.oneIn(2)) {
            again.put("name", "Something else");
        }
        (dice.oneIn(3) ? (ArrayNode) file.path(dice.any(LISTS)) : list).add(again);
    }

    /** Of which one is broken, and the others are not. */
    private static void lines(Draft draft, Dice dice) {
        var lines = ImportBodies.lines(dice);
        put(
                dice.any(lines),
                "",
                dice.any(dice.any(List.of(SHAPES, HostileNumbers.ALL, HostileTimes.ALL, HostileTexts.ALL))),
                dice);
        var text = lines.stream()
                .map(ContractDocument.JSON::writeValueAsString)
                .collect(Collectors.joining(dice.any(List.of("\n", "\r\n", "\n\n", "\n{\n", "\n]\n"))));
        draft.setHeader("Content-Type", dice.any(List.of("application/jsonl", "application/x-ndjson")));
        draft.body(text.getBytes(UTF_8));
    }
}
