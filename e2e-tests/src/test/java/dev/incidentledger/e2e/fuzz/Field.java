package dev.incidentledger.e2e.fuzz;

/** A header, or a parameter of the query, as it goes over the wire. */
record Field(String name, String value) {}
