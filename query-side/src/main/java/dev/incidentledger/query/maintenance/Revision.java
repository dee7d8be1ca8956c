package dev.incidentledger.query.maintenance;

import dev.incidentledger.query.platform.Provenance;

/** A change of what was announced: what it was before and after, and who changed it when. */
public record Revision<T>(T before, T after, Provenance provenance) {}
