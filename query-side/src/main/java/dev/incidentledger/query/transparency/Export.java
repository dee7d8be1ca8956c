package dev.incidentledger.query.transparency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export that somebody asked for, as its file of description tells it.
 *
 * @param requestedBy id of a token
 * @param begun how often its writing began: again each time that the process ended in the middle
 * @param events that it is to hold; 0 until its writing began
 * @param problem why it will never be written, in a sentence; null when nothing is wrong
 */
record Export(
        String id,
        String requestedBy,
        Instant requestedAt,
        int begun,
        long events,
        @Nullable String problem) {

    Export beginning(long toHold) {
        return new Export(id, requestedBy, requestedAt, begun + 1, toHold, null);
    }

    Export failing(String why) {
        return new Export(id, requestedBy, requestedAt, begun, events, why);
    }
}
