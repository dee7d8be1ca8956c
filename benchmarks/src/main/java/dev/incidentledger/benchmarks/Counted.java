package dev.incidentledger.benchmarks;

/** What the database was asked for while commands ran and the projections followed. */
record Counted(long commands, long commits, long roundTrips) {

    double commitsPerCommand() {
        return (double) commits / commands;
    }

    double roundTripsPerCommand() {
        return (double) roundTrips / commands;
    }
}
