package dev.incidentledger.query.timeline;

/** A title that the incident has, or had. */
public record TitleVersion(String title, Provenance provenance) implements TimelineEntry {}
