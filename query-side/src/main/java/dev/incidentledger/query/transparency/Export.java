package dev.incidentledger.query.transparency;

import dev.incidentledger.query.platform.ExportedModel.Unreadable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export that somebody asked for, as its file of description tells it.
 *
 * @param requestedBy id of a token
 * @param begun how often its writing began: again each time that the process ended in the middle
 * @param events that it is to hold; 0 until its writing began
 * @param problem why it will never be written, in a sentence; null when nothing is wrong
 * @param unreadable why what it tells of the events is not whole; null when it is
 */
record Export(
        String id,
        String requestedBy,
        Instant requestedAt,
        int begun,
        long events,
        @Nullable String problem,
        @Nullable Unreadable unreadable) {

    Export beginning(long toHold) {
        return new Export(id, requestedBy, requestedAt, begun + 1, toHold, null, null);
    }

    Export failing(String why) {
        return new Export(id, requestedBy, requestedAt, begun, events, why, null);
    }

    Export lacking(Unreadable what) {
        return new Export(id, requestedBy, requestedAt, begun, events, null, what);
    }
}
