package dev.incidentledger.query.timeline;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.platform.Provenance;
import java.time.Instant;
import java.util.List;

/** The end of what a resolved incident still claimed of these components. */
public record Recovery(List<ComponentId> components, Instant occurredAt, Provenance provenance)
        implements TimelineEntry {

    public Recovery {
        components = List.copyOf(components);
    }

    @Override
    public Instant at() {
        return occurredAt;
    }
}
