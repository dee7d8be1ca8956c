package dev.incidentledger.e2e.fuzz;

import java.util.List;

/** Entity tags that are stale, malformed, or not ours. */
final class HostilePreconditions implements Mutation {

    private static final List<String> TAGS = List.of(
            "*",
            "\"0\"",
            "\"1\"",
            "W/\"0\"",
            "w/\"0\"",
            "\"0\", \"1\"",
            "\"0\",",
            ",\"0\"",
            "0",
            "\"-1\"",
            "\"00\"",
            "\"1.0\"",
            "\"9223372036854775807\"",
            "\"9223372036854775808\"",
            "\"" + "9".repeat(400) + "\"",
            "\"",
            "\"\"",
            "\"0",
            "0\"",
            "",
            " ",
            "\"a b\"",
            "\"\u00ff\"",
            "\"\\\"\"",
            "*, \"0\"",
            "**",
            "\"*\"",
            "W/",
            "W/*",
            "\"0\" \"1\"",
            "\"\u0661\"",
            "null",
            "\"0\";q=1",
            "\"" + "x".repeat(3_000) + "\"",
            "\"0\", ".repeat(200) + "\"1\"");

    private static final List<String> NAMES = List.of("If-Match", "If-Match", "If-Match", "If-None-Match", "If-Range");

    @Override
    public boolean spoil(Draft draft, Dice dice, KnownThings known) {
        draft.setHeader(draft.operation.isRead() ? "If-None-Match" : dice.any(NAMES), dice.any(TAGS));
        if (dice.oneIn(8)) {
            draft.headers.add(new Field("If-Match", dice.any(TAGS)));
        }
        return true;
    }
}
