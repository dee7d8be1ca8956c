package dev.incidentledger.eventstore.postgres;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The store was lost while the events were on their way, and has not come back in time to say whether they are recorded.
 * Sending the command again is safe where it carries a command key or is idempotent by itself.
 */
public final class AppendOutcomeUnknownException extends EventStoreException {

    private static final long serialVersionUID = 1;

    public AppendOutcomeUnknownException(Throwable cause) {
        super("The event store was lost before it said whether the events are recorded", cause);
    }
}
