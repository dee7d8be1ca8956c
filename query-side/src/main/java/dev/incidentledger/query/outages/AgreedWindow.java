package dev.incidentledger.query.outages;

import dev.incidentledger.events.maintenance.Schedule;
import java.time.Instant;

/**
 * For when a maintenance was announced. UTC.
 *
 * @param from inclusive
 * @param until exclusive
 */
record AgreedWindow(Instant from, Instant until) {

    static AgreedWindow of(Schedule schedule) {
        return new AgreedWindow(schedule.scheduledFor(), schedule.scheduledUntil());
    }
}
