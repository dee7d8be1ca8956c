package dev.incidentledger.e2e.fuzz;

/** How the end of a body is told. */
enum Framing {
    LENGTH,
    CHUNKS,
    UNTOLD
}
