package dev.incidentledger.e2e.fuzz;

import java.util.List;

/** Cursors of another filter, bent by a bit, or made up. */
final class HostileCursors implements Mutation {

    private static final List<String> CURSORS = List.of(
            "",
            "a",
            "%20",
            "AAAA",
            "====",
            "%00",
            "%ff",
            "-_-_",
            "A".repeat(44),
            "A".repeat(6_000),
            "null",
            "0",
            "../x",
            "%F0%9F%95%B0",
            "enQE-4eFDM7tzkQoz_SizN4LJC8Zo7QCoycMRiATISsxNzk1NTE2MzEzNTI5NTg0IGluY18wMW04NmhzYnhyZjY0c3I2dDZ5MTJkNDNmZg");

    @Override
    public boolean spoil(Draft draft, Dice dice, KnownThings known) {
        if (!draft.operation.takes("cursor")) {
            return false;
        }
        boolean real = !known.cursors().isEmpty() && !dice.oneIn(3);
        var cursor = real ? dice.any(known.cursors()) : dice.any(CURSORS);
        draft.setQuery("cursor", real && dice.oneIn(2) ? bent(cursor, dice) : cursor);
        return true;
    }

    private static String bent(String cursor, Dice dice) {
        var characters = cursor.toCharArray();
        characters[dice.below(characters.length)] ^= 1;
        return Percent.encode(new String(characters));
    }
}
