package dev.incidentledger.benchmarks;

/**
 * What the clock and the counters show at one moment, and by subtraction what they showed between two; microseconds.
 *
 * @param commits that wrote something, by anyone
 * @param all what every process of this machine has used
 */
record Reading(long elapsed, long ledger, long postgres, long client, long all, long commits) {

    Reading since(Reading start) {
        return new Reading(
                elapsed - start.elapsed,
                ledger - start.ledger,
                postgres - start.postgres,
                client - start.client,
                all - start.all,
                commits - start.commits);
    }

    /** Processor time of strangers, as a share of the time that passed: 1.0 is one processor. */
    double strangers() {
        return Math.max(0, all - ledger - postgres - client) / (double) elapsed;
    }
}
