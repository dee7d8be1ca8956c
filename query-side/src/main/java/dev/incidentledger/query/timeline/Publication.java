package dev.incidentledger.query.timeline;

/** An internal incident became public. */
public record Publication(Provenance provenance) implements TimelineEntry {}
