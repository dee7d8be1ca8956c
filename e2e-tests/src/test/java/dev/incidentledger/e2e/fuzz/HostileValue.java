package dev.incidentledger.e2e.fuzz;

import java.util.List;

/** Puts one of its values where one of its kind stands, now and then where one of another kind does. */
final class HostileValue implements Mutation {

    private final Kind kind;
    private final List<String> values;

    /** @param values as they stand in JSON */
    HostileValue(Kind kind, List<String> values) {
        this.kind = kind;
        this.values = values;
    }

    @Override
    public boolean spoil(Draft draft, Dice dice, KnownThings known) {
        boolean anywhere = dice.oneIn(5);
        var places = draft.json.stream()
                .flatMap(tree -> Place.leaves(tree).stream())
                .filter(place -> anywhere || place.kind() == kind)
                .toList();
        var parameters = draft.query.stream()
                .filter(field -> anywhere || Kind.of(Percent.decode(field.value())) == kind)
                .toList();
        if (places.isEmpty() && parameters.isEmpty()) {
            return false;
        }
        int chosen = dice.below(places.size() + parameters.size());
        var value = dice.any(values);
        if (chosen < places.size()) {
            places.get(chosen).putRaw(value);
        } else {
            ask(draft, parameters.get(chosen - places.size()).name(), value);
        }
        return true;
    }

    /** A reader that waits for a position to come is answered late, and no sooner for being hostile. */
    private static void ask(Draft draft, String parameter, String json) {
        boolean waits = parameter.startsWith("min") && json.matches("[1-9]\\d{0,18}");
        draft.setQuery(parameter, waits ? "-1" : Percent.encode(JsonText.plain(json)));
    }
}
