package dev.incidentledger.eventstore.postgres;

/** The store answers others, but so many ask that it did not come to this one in time. Nothing of it was recorded. */
public final class EventStoreBusyException extends EventStoreUnavailableException {

    private static final long serialVersionUID = 1;

    public EventStoreBusyException(String message) {
        super(message);
    }
}
