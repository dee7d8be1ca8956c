package dev.incidentledger.query.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;

/** All aggregates of one family of events, gathered event by event from a log. */
public final class StreamsOf<E> {

    private final EventsOf<E> family;
    private final SortedMap<String, Gathered<E>> gathered = new TreeMap<>();

    /** One aggregate, which has events. */
    public static final class Gathered<E> {

        private final List<E> events = new ArrayList<>();
        private final EventRow first;
        private EventRow last;

        private Gathered(EventRow first) {
            this.first = first;
            this.last = first;
        }

        public String id() {
            return first.aggregateId();
        }

        /** In their order. */
        public List<E> events() {
            return List.copyOf(events);
        }

        public EventRow first() {
            return first;
        }

        public EventRow last() {
            return last;
        }
    }

    /** @param prefix how the names of all events of this family begin */
    public StreamsOf(String prefix, Class<E> family) {
        this.family = new EventsOf<>(prefix, family);
    }

    /**
     * To be called for every event, in the order of the log; those of other families are passed over.
     *
     * @throws SerializationException for one that this release cannot read
     */
    public void add(EventRow row) {
        family.read(row).ifPresent(event -> {
            var stream = gathered.computeIfAbsent(row.aggregateId(), _ -> new Gathered<>(row));
            stream.events.add(event);
            stream.last = row;
        });
    }

    /** In the order of their ids. */
    public Stream<Gathered<E>> all() {
        return gathered.values().stream();
    }

    /** The position of its newest event; empty when it has none. */
    public Optional<Long> newest(String id) {
        return Optional.ofNullable(gathered.get(id)).map(found -> found.last().position());
    }
}
