package dev.incidentledger.benchmarks;

/** What one contestant did while its turn lasted. */
record Round(long done, Reading spent) {

    /** Of one piece of work that goes over many things, each of which counts. */
    static Round of(long things, Gauge gauge, Work work) throws Exception {
        var start = gauge.read();
        work.run();
        return new Round(things, gauge.read().since(start));
    }

    double seconds() {
        return spent.elapsed() / 1e6;
    }

    double perSecond() {
        return done * 1e6 / spent.elapsed();
    }

    /** With one connection, how long one piece of work takes. */
    double millisEach() {
        return spent.elapsed() / 1e3 / done;
    }

    double ledgerMicros() {
        return (double) spent.ledger() / done;
    }

    double postgresMicros() {
        return (double) spent.postgres() / done;
    }

    /** Of all that serves commands: the product and its database. */
    double productMicros() {
        return ledgerMicros() + postgresMicros();
    }

    double productSeconds() {
        return (spent.ledger() + spent.postgres()) / 1e6;
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

    interface Work {
        void run() throws Exception;
    }
}
