package dev.incidentledger.query.timeline;

import dev.incidentledger.query.platform.Provenance;

/** An internal incident became public. */
public record Publication(Provenance provenance) implements TimelineEntry {}
