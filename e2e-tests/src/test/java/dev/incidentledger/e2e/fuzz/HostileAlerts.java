package dev.incidentledger.e2e.fuzz;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** Alerts that contradict themselves, come in thousands, or carry what no label may. */
final class HostileAlerts implements Mutation {

    private static final List<String> FIELDS =
            List.of("status", "labels", "annotations", "startsAt", "endsAt", "fingerprint");
    private static final List<String> VALUES = List.of(
            "null",
            "\"\"",
            "\"firing\"",
            "\"resolved\"",
            "\"FIRING\"",
            "{}",
            "{\"\":\"\"}",
            "{\"a\":null}",
            "{\"a\":1}",
            "{\"a\":{\"b\":1}}",
            "{\"service\":\"\\u202e<b>\"}",
            "{\"severity\":\"\\ud83d\\udd70\"}",
            "{\"alertname\":\"" + "x".repeat(20_000) + "\"}",
            "{\"alertname\":\"\\u0000\"}",
            "\"0001-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"4a35cd1c857be0d7\"",
            "\"a b\"",
            "\"" + "f".repeat(129) + "\"",
            "[]",
            "7");

    @Override
    public boolean spoil(Draft draft, Dice dice, KnownThings known) {
        var alerts = draft.json.map(tree -> tree.path("alerts")).filter(ArrayNode.class::isInstance);
        if (alerts.isEmpty() || alerts.get().isEmpty()) {
            return false;
        }
        var array = (ArrayNode) alerts.get();
        if (dice.oneIn(4)) {
            int times = dice.any(List.of(1, 100, 600, 5_001));
            for (int i = 0; i < times; i++) {
                array.add(dice.oneIn(20) ? array.path(0).deepCopy() : array.path(0));
            }
        } else {
            var fields = Place.all(array)
                    .filter(place -> FIELDS.contains(place.name()))
                    .toList();
            fields.stream()
                    .skip(dice.below(fields.size() + 1))
                    .findFirst()
                    .ifPresent(place -> place.putRaw(dice.any(VALUES)));
        }
        return true;
    }
}
