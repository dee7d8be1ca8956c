package dev.incidentledger.e2e.fuzz;

import java.util.List;
import java.util.Random;

/** All choices of one run: the same for the same seed. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    /** From 0 to {@code sides}, which is left out. */
    int below(int sides) {
        return random.nextInt(sides);
    }

    boolean oneIn(int sides) {
        return below(sides) == 0;
    }

    <T> T any(List<T> of) {
        return of.get(below(of.size()));
    }

    /** The last one as often as all the others: what was made lately is more often still open. */
    <T> T late(List<T> of) {
        return oneIn(2) ? of.getLast() : any(of);
    }

    String hex(int digits) {
        var text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(below(16), 16));
        }
        return text.toString();
    }
}
