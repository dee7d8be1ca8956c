package dev.incidentledger.query.evidence;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.transparency.Seal;
import java.util.List;
import java.util.Optional;

/**
 * One incident at one of its events.
 *
 * @param events all of them to this day, in their order; never empty
 * @param chosen index of the one that is looked at
 * @param known all that had been recorded by then
 * @param shown what the public page said of it then; empty when it said nothing
 * @param uptime of the components that it named by then
 * @param seal of the chosen event; empty while it is not under a checkpoint
 */
public record IncidentEvidence(
        IncidentId id,
        List<EvidentEvent> events,
        int chosen,
        IncidentHistory known,
        Optional<IncidentHistory> shown,
        List<KnownUptime> uptime,
        Optional<Seal> seal) {

    public IncidentEvidence {
        events = List.copyOf(events);
        uptime = List.copyOf(uptime);
    }

    public EvidentEvent event() {
        return events.get(chosen);
    }

    public Optional<EvidentEvent> before() {
        return chosen == 0 ? Optional.empty() : Optional.of(events.get(chosen - 1));
    }

    public Optional<EvidentEvent> after() {
        return chosen == events.size() - 1 ? Optional.empty() : Optional.of(events.get(chosen + 1));
    }

    public boolean isNewest() {
        return after().isEmpty();
    }
}
