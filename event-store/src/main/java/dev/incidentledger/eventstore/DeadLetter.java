package dev.incidentledger.eventstore;

import java.time.Instant;

/**
 * An event that a projection cannot take in. It stands in the way of all that come behind it: nothing is skipped.
 *
 * @param position of the event
 * @param name as it is stored
 * @param cause what was thrown, in a line that quotes nothing of the event
 * @param node the process that tried last
 * @param firstFailedAt by the clock of the database; likewise the last failure
 * @param tries how often it has failed since then, in whichever process
 */
public record DeadLetter(
        String projection,
        long position,
        String name,
        String aggregateId,
        String cause,
        String node,
        Instant firstFailedAt,
        Instant lastFailedAt,
        int tries) {

    /** Names it among all that stand in the way. */
    public String id() {
        return projection + "." + position;
    }
}
