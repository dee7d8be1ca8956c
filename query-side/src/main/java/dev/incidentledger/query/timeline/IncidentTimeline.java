package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.IncidentId;
import java.time.Instant;
import java.util.List;

/**
 * What happened to an incident, newest first, each thing with all its versions and the reasons for them.
 *
 * @param version of its newest event known at that moment
 */
record IncidentTimeline(
        IncidentId id, String title, List<TimelineEntry> entries, long version, long position, Instant asOf) {

    static IncidentTimeline of(IncidentHistory incident, Instant asOf) {
        return new IncidentTimeline(
                incident.id(),
                incident.title(),
                incident.timeline(),
                incident.latest().version(),
                incident.latest().position(),
                asOf);
    }
}
