package dev.incidentledger.benchmarks;

/** What one contestant did while its turn lasted. */
record Round(long done, Reading spent) {

    double perSecond() {
        return done * 1e6 / spent.elapsed();
    }

    double ledgerMicros() {
        return (double) spent.ledger() / done;
    }

    double postgresMicros() {
        return (double) spent.postgres() / done;
    }

    double clientMicros() {
        return (double) spent.client() / done;
    }

    double commits() {
        return (double) spent.commits() / done;
    }

    double strangers() {
        return spent.strangers();
    }
}
