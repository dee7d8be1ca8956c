package dev.incidentledger.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Where in the order of the whole log events stand. */
public interface Positions extends RecordedPositions {

    /** Where the log ends; 0 while it is empty. */
    long head();

    /** Returns once the log is heard to go on behind a position, or after a while, without asking the database. */
    void awaitBeyond(long position, Duration patience) throws InterruptedException;

    /** Of the last event recorded before this time; 0 when there is none. */
    long lastBefore(Instant time);

    /** When the first event behind a position was recorded; empty at the end of the log. */
    Optional<Instant> recordedAfter(long position);

    /** The sequence of an aggregate's last event up to a position; empty when it has none there. */
    OptionalLong sequenceAt(String aggregateId, long position);
}
