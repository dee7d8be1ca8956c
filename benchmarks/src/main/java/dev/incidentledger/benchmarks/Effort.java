package dev.incidentledger.benchmarks;

import java.time.Duration;
import java.util.Locale;

/** How thoroughly is measured. */
enum Effort {
    FULL(20_000, 200_000, 5, Duration.ofSeconds(5), 20_000, 20, 500_000, 1_000_000),

    /** Only tries out whether a benchmark works. */
    SMOKE(500, 500, 1, Duration.ofMillis(500), 500, 2, 30_000, 20_000);

    static final Effort CHOSEN =
            valueOf(System.getProperty("benchmark.effort", "full").toUpperCase(Locale.ROOT));

    private final int warmUp;
    private final int productWarmUp;
    private final int rounds;
    private final Duration turn;
    private final int turnWork;
    private final int incidents;
    private final long rebuiltEvents;
    private final long sealedEvents;

    Effort(
            int warmUp,
            int productWarmUp,
            int rounds,
            Duration turn,
            int turnWork,
            int incidents,
            long rebuiltEvents,
            long sealedEvents) {
        this.warmUp = warmUp;
        this.productWarmUp = productWarmUp;
        this.rounds = rounds;
        this.turn = turn;
        this.turnWork = turnWork;
        this.incidents = incidents;
        this.rebuiltEvents = rebuiltEvents;
        this.sealedEvents = sealedEvents;
    }

    /** Pieces of work of each contestant before anything counts. */
    int warmUp() {
        return warmUp;
    }

    /** Of the whole product under HTTP, which the compiler needs about a minute for. */
    int productWarmUp() {
        return productWarmUp;
    }

    /** In each of them every contestant has one turn. */
    int rounds() {
        return rounds;
    }

    /** How long a turn lasts that is ended by the clock. */
    Duration turn() {
        return turn;
    }

    /** Pieces of work in a turn that is ended by the count. */
    int turnWork() {
        return turnWork;
    }

    /** As {@link #turnWork}, where each piece needs a prepared incident of its own. */
    int incidents() {
        return incidents;
    }

    /** In the log from which projections are made anew. */
    long rebuiltEvents() {
        return rebuiltEvents;
    }

    /** In the log that is sealed, exported and verified. */
    long sealedEvents() {
        return sealedEvents;
    }
}
