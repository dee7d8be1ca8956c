package dev.incidentledger.eventstore.postgres;

import org.axonframework.common.AxonNonTransientException;

/** An event is larger than the store takes; sending it again will not help. */
public final class EventTooLargeException extends AxonNonTransientException {

    private static final long serialVersionUID = 1;

    public EventTooLargeException(String eventId, int bytes, int limit) {
        super("Event %s has %,d bytes of payload and metadata; the limit is %,d".formatted(eventId, bytes, limit));
    }

    /** @param refusal by a store that tells neither which event nor its limit */
    public EventTooLargeException(Throwable refusal) {
        super("An event is larger than the event store takes", refusal);
    }
}
