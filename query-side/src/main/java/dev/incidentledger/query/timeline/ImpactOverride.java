package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.query.platform.Provenance;
import org.jspecify.annotations.Nullable;

/** @param impact null where an override was withdrawn and the derived impact stands again */
public record ImpactOverride(@Nullable Impact impact, Provenance provenance) implements TimelineEntry {}
