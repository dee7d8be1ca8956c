package dev.incidentledger.query.timeline;

import dev.incidentledger.query.platform.Provenance;

/** A title that the incident has, or had. */
public record TitleVersion(String title, Provenance provenance) implements TimelineEntry {}
