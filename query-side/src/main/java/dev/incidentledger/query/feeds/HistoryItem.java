package dev.incidentledger.query.feeds;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.query.ready.HistoryLine;
import dev.incidentledger.query.ready.MaintenanceLine;
import java.time.Instant;

/**
 * One incident or maintenance in a month.
 *
 * @param code what it is called in public
 * @param message of its latest update
 * @param timestamp from when to when, in the page's zone, with markup
 */
record HistoryItem(
        String code,
        String name,
        String message,
        String impact,
        String timestamp,
        @JsonIgnore Instant from) {

    static HistoryItem of(HistoryLine incident, MarkedTime times) {
        var from = incident.firstDisplayAt();
        return new HistoryItem(
                incident.publicId(),
                incident.title(),
                incident.message(),
                incident.impact().wireName(),
                incident.resolvedAt() == null ? times.of(from) : times.of(from, incident.resolvedAt()),
                from);
    }

    static HistoryItem of(MaintenanceLine maintenance, MarkedTime times) {
        return new HistoryItem(
                maintenance.publicId(),
                maintenance.title(),
                maintenance.message(),
                Impact.MAINTENANCE.wireName(),
                times.of(maintenance.scheduledFor(), maintenance.scheduledUntil()),
                maintenance.scheduledFor());
    }
}
