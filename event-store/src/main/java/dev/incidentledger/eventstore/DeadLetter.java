package dev.incidentledger.eventstore;

import java.time.Instant;

/**
 * An event that a projection cannot take in. It stands in the way of all that come behind it: nothing is skipped.
 *
 * @param position of the event
 * @param name as it is stored
 * @param cause what was thrown, in a line
 * @param firstFailedAt by the clock of this process, since its start; likewise the last failure
 * @param tries how often this process has tried
 */
public record DeadLetter(
        String projection,
        long position,
        String name,
        String aggregateId,
        String cause,
        Instant firstFailedAt,
        Instant lastFailedAt,
        int tries) {

    /** Names it among all that stand in the way. */
    public String id() {
        return projection + "." + position;
    }

    /** @param next what stood in the way at the next try, which may be another event */
    DeadLetter then(DeadLetter next) {
        return next.position == position
                ? new DeadLetter(
                        projection,
                        position,
                        name,
                        aggregateId,
                        next.cause,
                        firstFailedAt,
                        next.lastFailedAt,
                        tries + 1)
                : next;
    }
}
