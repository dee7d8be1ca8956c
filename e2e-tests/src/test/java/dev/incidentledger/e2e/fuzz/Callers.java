package dev.incidentledger.e2e.fuzz;

import java.util.List;
import java.util.Map;

/**
 * Who sends the requests; most of them may do everything, so that most come far.
 *
 * @param byRole the value of Authorization
 */
record Callers(Map<String, String> byRole) {

    private static final List<String> STRANGERS = List.of(
            "",
            "",
            "Bearer nonsense",
            "Bearer ilt_tok_01arz3ndektsv4rrffq69g5fav_" + "A".repeat(43),
            "Bearer",
            "Basic YTpi");

    String admin() {
        return byRole.getOrDefault("admin", "");
    }

    String any(Dice dice) {
        return switch (dice.below(10)) {
            case 0 -> dice.any(STRANGERS);
            case 1, 2 -> dice.any(byRole.values().stream().sorted().toList());
            default -> admin();
        };
    }
}
