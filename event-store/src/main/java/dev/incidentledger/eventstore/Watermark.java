package dev.incidentledger.eventstore;

import java.time.Instant;

/** Up to when the log is known to have everything that was recorded, where events live elsewhere; without one it always has. */
@FunctionalInterface
public interface Watermark {

    /** The beginning of time while nothing is known. */
    Instant reached();
}
