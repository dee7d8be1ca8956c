package dev.incidentledger.command.platform;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Chance that can be repeated: {@code -Dledger.seed} takes the seed that a failed test named. */
public record Seed(long value) {

    public static Seed chosen() {
        var seed = new Seed(Long.getLong("ledger.seed", System.nanoTime()));
        System.out.println(seed);
        return seed;
    }

    public RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(value);
    }

    @Override
    public String toString() {
        return "again with -Dledger.seed=" + value;
    }
}
