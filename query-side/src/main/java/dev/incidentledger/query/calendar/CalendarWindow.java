package dev.incidentledger.query.calendar;

import dev.incidentledger.query.health.MaintenanceCourse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a maintenance is, as a calendar shows it: as planned until it starts, and from then on as it was. While its end is
 * not known, that is the planned one; when that has no place after the start, it takes as long as was planned.
 *
 * @param until not necessarily after {@code from}
 */
record CalendarWindow(Instant from, Instant until) {

    static CalendarWindow of(MaintenanceCourse course) {
        var schedule = course.schedule();
        var planned = new CalendarWindow(schedule.scheduledFor(), schedule.scheduledUntil());
        return course.startedAt()
                .map(start -> new CalendarWindow(start, course.endedAt().orElseGet(() -> planned.endFor(start))))
                .orElse(planned);
    }

    /** Empty when it took no time at all, for an event must end after it began (RFC 5545, 3.8.2.2). */
    Optional<Instant> end() {
        return Optional.of(until).filter(end -> end.isAfter(from));
    }

    private Instant endFor(Instant start) {
        return until.isAfter(start) ? until : start.plus(Duration.between(from, until));
    }
}
