package dev.incidentledger.command.intake;

/** What happens to an incident when all its alerts are resolved. */
enum OnResolved {
    /** It is resolved. */
    RESOLVE,
    /** A note says so, and an operator resolves it. */
    NOTE
}
