package dev.incidentledger.query.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * All that happened to one aggregate up to an event at hand. Recent aggregates are remembered: what happened never
 * changes, so no rollback or replay can make it wrong.
 */
public final class EventStreams<E> {

    private static final int MOST_REMEMBERED = 2_000;

    private final EventStore eventStore;
    private final Function<DomainEventMessage<?>, E> entry;
    private final Cache<String, List<E>> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /** @param entry what is kept of each event */
    public EventStreams(EventStore eventStore, Function<DomainEventMessage<?>, E> entry) {
        this.eventStore = eventStore;
        this.entry = entry;
    }

    /** One for each event of the aggregate in order, the last of which is {@code event}, at {@code sequence} from 0. */
    public List<E> upTo(String id, E event, long sequence) {
        var known = remembered.get(id, _ -> List.of());
        if (known.size() > sequence) {
            return known.subList(0, (int) sequence + 1);
        }
        var events = new ArrayList<>(known);
        if (events.size() < sequence) {
            readInto(events, id, sequence);
        }
        events.add(event);
        var complete = List.copyOf(events);
        remembered.put(id, complete);
        return complete;
    }

    List<E> upTo(String id, long sequence) {
        var known = remembered.get(id, _ -> List.of());
        if (known.size() <= sequence) {
            var events = new ArrayList<>(known);
            readInto(events, id, sequence + 1);
            known = List.copyOf(events);
            remembered.put(id, known);
        }
        return known.subList(0, (int) sequence + 1);
    }

    private void readInto(List<E> events, String id, long end) {
        var stream = eventStore.readEvents(id, events.size());
        while (events.size() < end && stream.hasNext()) {
            events.add(entry.apply(stream.next()));
        }
    }
}
