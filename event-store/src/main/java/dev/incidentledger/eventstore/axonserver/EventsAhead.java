package dev.incidentledger.eventstore.axonserver;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** Reads what cannot wait until it is copied. */
public final class EventsAhead {

    private final AxonServer server;
    private final EventForm form;
    private final EventStore copy;
    private final EventUpcaster upcasters;

    EventsAhead(AxonServer server, EventForm form, EventStore copy, List<EventUpcaster> upcasters) {
        this.server = server;
        this.form = form;
        this.copy = copy;
        this.upcasters = new EventUpcasterChain(upcasters);
    }

    /**
     * The copied events of an aggregate, or those in Axon Server of one that is not copied at all.
     *
     * @throws EventStoreException if there is no copy of it and Axon Server does not answer
     */
    public DomainEventStream of(String aggregateId) {
        var copied = copy.readEvents(aggregateId);
        return copied.hasNext() ? copied : form.read(server.ofAggregate(aggregateId, 0).stream(), upcasters);
    }
}
