package dev.incidentledger.command.intake;

/** A plan, and all that it was made of. */
record Decision(Mapping mapping, Evidence evidence, Plan plan) {}
