package dev.incidentledger.eventstore.postgres;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The store cannot take events now, and has recorded none of these. The same command may succeed in a moment. */
public sealed class EventStoreUnavailableException extends EventStoreException permits EventStoreBusyException {

    private static final long serialVersionUID = 1;

    public EventStoreUnavailableException(String message) {
        super(message);
    }

    public EventStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
