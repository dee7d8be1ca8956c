package dev.incidentledger.query.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * All that happened to one incident up to an event at hand, for projections that need more than that event. Recent
 * incidents are remembered: what happened never changes, so no rollback or replay can make it wrong.
 */
@Component
public final class IncidentStreams {

    private static final int MOST_REMEMBERED = 2_000;

    private final EventStore eventStore;
    private final Cache<IncidentId, List<IncidentEvent>> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    IncidentStreams(EventStore eventStore) {
        this.eventStore = eventStore;
    }

    /** The incident's events in order, the last of which is {@code event}, at {@code sequence} from 0. */
    public List<IncidentEvent> upTo(IncidentEvent event, long sequence) {
        var known = remembered.get(event.incidentId(), _ -> List.of());
        if (known.size() > sequence) {
            return known.subList(0, (int) sequence + 1);
        }
        var events = new ArrayList<>(known);
        if (events.size() < sequence) {
            readInto(events, event.incidentId(), sequence);
        }
        events.add(event);
        var complete = List.copyOf(events);
        remembered.put(event.incidentId(), complete);
        return complete;
    }

    /** The incident's events in order, the last of which is at {@code sequence} from 0. */
    public List<IncidentEvent> upTo(IncidentId id, long sequence) {
        var known = remembered.get(id, _ -> List.of());
        var events = new ArrayList<>(known);
        readInto(events, id, sequence + 1);
        return List.copyOf(events.subList(0, (int) sequence + 1));
    }

    private void readInto(List<IncidentEvent> events, IncidentId id, long end) {
        var stream = eventStore.readEvents(id.value(), events.size());
        while (events.size() < end && stream.hasNext()) {
            events.add((IncidentEvent) stream.next().getPayload());
        }
    }
}
