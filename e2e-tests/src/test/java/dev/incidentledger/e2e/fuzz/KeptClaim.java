package dev.incidentledger.e2e.fuzz;

/** A resolved incident still says that the component is not well. */
record KeptClaim(String incidentId, String componentId) {}
