package dev.incidentledger.query.platform;

import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.eventstore.Positions;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** All that happened to components and groups up to a position of the log. */
@Component
public final class CatalogueStream {

    private final EventStreams<CatalogueEvent> streams;
    private final Positions log;

    CatalogueStream(EventStore eventStore, Positions log) {
        this.streams = new EventStreams<>(eventStore, message -> (CatalogueEvent) message.getPayload());
        this.log = log;
    }

    /** In order: an event's place in it is its version. */
    public List<CatalogueEvent> upTo(long position) {
        var last = log.sequenceAt(CatalogueEvent.CATALOGUE_ID, position);
        return last.isEmpty() ? List.of() : streams.upTo(CatalogueEvent.CATALOGUE_ID, last.getAsLong());
    }
}
