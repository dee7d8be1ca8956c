package dev.incidentledger.e2e.fuzz;

import java.util.List;

/** Idempotency keys that were used before, are too long, or are none. */
final class HostileKeys implements Mutation {

    private static final List<String> KEYS = List.of(
            "",
            " ",
            "\"\"",
            "\"",
            "\"a",
            "a\"",
            "\"a\"b\"",
            "\"a\\\"b\"",
            "a b",
            "a,b",
            "a;b",
            "'a'",
            "\u00e4",
            "\u00ff",
            "\u007f",
            "a\tb",
            "*",
            "null",
            "x".repeat(255),
            "x".repeat(256),
            "\"" + "x".repeat(255) + "\"",
            "\"" + "x".repeat(256) + "\"",
            "\"x\"",
            "x",
            "X",
            "x ",
            "!",
            "~",
            "../x",
            "%00",
            "x".repeat(6_000));

    @Override
    public boolean spoil(Draft draft, Dice dice, KnownThings known) {
        if (!draft.operation.takes("Idempotency-Key")) {
            return false;
        }
        var used = known.keys();
        draft.setHeader("Idempotency-Key", dice.oneIn(3) && !used.isEmpty() ? dice.any(used) : dice.any(KEYS));
        if (dice.oneIn(8)) {
            draft.headers.add(new Field("Idempotency-Key", dice.any(KEYS)));
        }
        return true;
    }
}
