package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.platform.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an incident, newest first, each thing with all its versions and the reasons for them.
 *
 * @param version of its newest event known at that moment
 * @param asOfPosition up to which the log counts; null when that is as far as it goes
 * @param validAt what is dated later does not count; null when everything known does
 */
record IncidentTimeline(
        IncidentId id,
        String title,
        List<TimelineEntry> entries,
        long version,
        long position,
        Instant asOf,
        @Nullable Long asOfPosition,
        @Nullable Instant validAt) {

    static IncidentTimeline of(IncidentHistory incident, Moment moment) {
        return new IncidentTimeline(
                incident.id(),
                incident.title(),
                incident.timeline(),
                incident.latest().version(),
                incident.latest().position(),
                moment.time(),
                moment.asOfPosition(),
                moment.validAt());
    }
}
