package dev.incidentledger.eventstore;

import java.time.Instant;

/** Up to when the log is known to have everything that was recorded, where events live elsewhere; without one it always has. */
@FunctionalInterface
public interface Watermark {

    /** What is reached while nothing is known. */
    Instant NOTHING = Instant.EPOCH;

    Instant reached();
}
