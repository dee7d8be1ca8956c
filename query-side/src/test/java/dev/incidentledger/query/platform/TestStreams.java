package dev.incidentledger.query.platform;

import org.axonframework.eventsourcing.eventstore.EventStore;

/** Streams for projections that a test makes itself. */
public final class TestStreams {

    private TestStreams() {}

    public static IncidentStreams of(EventStore eventStore) {
        return new IncidentStreams(eventStore);
    }

    public static MaintenanceStreams ofMaintenances(EventStore eventStore) {
        return new MaintenanceStreams(eventStore);
    }
}
