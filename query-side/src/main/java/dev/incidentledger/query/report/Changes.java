package dev.incidentledger.query.report;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.timeline.Change;
import java.time.Instant;
import java.util.List;

/**
 * What became different of an incident between two moments.
 *
 * @param title at the later one
 * @param from the earlier moment; nothing up to it is told
 * @param to the later moment, included
 * @param changes in the order of the log
 */
record Changes(IncidentId id, String title, End from, End to, List<Change> changes) {

    /** @param time as it was asked for, or when the event at the position was recorded */
    record End(long position, Instant time) {

        static End of(Moment moment) {
            return new End(moment.position(), moment.time());
        }
    }
}
