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
 * @param known all that had been recorded by then, as far as it can be read; empty when its first event cannot
 * @param shown what the public page said of it then; empty when it said nothing
 * @param uptime of the components that it named by then
 * @param seal of the chosen event; empty while it is not under a checkpoint
 */
public record IncidentEvidence(
        IncidentId id,
        List<EvidentEvent> events,
        int chosen,
        Optional<IncidentHistory> known,
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

    /** The first up to the chosen one that cannot be read: nothing is known of it, nor of those behind it. */
    public Optional<EvidentEvent> unreadable() {
        return events.subList(0, chosen + 1).stream()
                .filter(event -> event.recorded().isEmpty())
                .findFirst();
    }

    public String title() {
        return known.map(IncidentHistory::title).orElseGet(id::value);
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
