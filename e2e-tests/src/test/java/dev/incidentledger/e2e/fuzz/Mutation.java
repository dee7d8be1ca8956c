package dev.incidentledger.e2e.fuzz;

/** Spoils a request in one way. */
@FunctionalInterface
interface Mutation {

    /** Answers false, and leaves the request as it is, where it has no place for this. */
    boolean spoil(Draft draft, Dice dice, KnownThings known);
}
