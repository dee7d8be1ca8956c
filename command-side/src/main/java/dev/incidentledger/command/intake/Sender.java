package dev.incidentledger.command.intake;

/**
 * Whose delivery it is.
 *
 * @param actor the token that it came with
 * @param correlationId of the request that it came with
 */
record Sender(String actor, String correlationId) {}
