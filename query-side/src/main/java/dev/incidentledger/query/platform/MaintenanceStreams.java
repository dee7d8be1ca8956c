package dev.incidentledger.query.platform;

import dev.incidentledger.events.maintenance.MaintenanceEvent;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** All that happened to one maintenance up to an event at hand, for projections that need more than that event. */
@Component
public final class MaintenanceStreams {

    private final EventStreams<MaintenanceEvent> streams;

    MaintenanceStreams(EventStore eventStore) {
        this.streams = new EventStreams<>(eventStore, message -> (MaintenanceEvent) message.getPayload());
    }

    /** The maintenance's events in order, the last of which is {@code event}, at {@code sequence} from 0. */
    public List<MaintenanceEvent> upTo(MaintenanceEvent event, long sequence) {
        return streams.upTo(event.maintenanceId().value(), event, sequence);
    }
}
