package dev.incidentledger.eventstore.postgres;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * A stretch of the log, decoded: the events behind one position up to another. Upcasters may have left fewer messages of
 * it, or made more.
 */
public record Chunk(long after, long upTo, List<TrackedEventMessage<?>> messages) {

    /** Up to {@code limit} events behind a position; empty at the end of the log. */
    public static Chunk read(PostgresEventStorageEngine engine, long after, int limit) {
        var events = engine.log().after(after, limit);
        long upTo = events.isEmpty() ? after : events.getLast().position();
        return new Chunk(after, upTo, engine.decode(events).toList());
    }

    public boolean isEmpty() {
        return upTo == after;
    }

    boolean continues(long position) {
        return after <= position && position < upTo;
    }

    List<TrackedEventMessage<?>> messagesAfter(long position) {
        return position == after
                ? messages
                : messages.stream()
                        .filter(message -> PostgresEventStorageEngine.positionOf(message.trackingToken()) > position)
                        .toList();
    }
}
