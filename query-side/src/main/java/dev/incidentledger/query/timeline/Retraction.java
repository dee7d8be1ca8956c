package dev.incidentledger.query.timeline;

import dev.incidentledger.query.platform.Provenance;

/** The incident never should have been told; the reason is in the provenance. */
public record Retraction(Provenance provenance) implements TimelineEntry {}
