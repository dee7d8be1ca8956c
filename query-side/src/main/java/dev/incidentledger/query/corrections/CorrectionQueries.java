package dev.incidentledger.query.corrections;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.TimelineQueries;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds corrections by folding the incidents that were corrected, a few hundred at a time. */
@Component
class CorrectionQueries {

    private static final int AT_ONCE = 500;

    private final TimelineQueries timeline;
    private final ZoneId zone;

    CorrectionQueries(TimelineQueries timeline, StatusPage page) {
        this.timeline = timeline;
        this.zone = page.zone();
    }

    /** @param last inclusive */
    CorrectedPeriod between(YearMonth first, YearMonth last) {
        var ids = timeline.correctedBetween(start(first), start(last.plusMonths(1)));
        var gathered = new CorrectedPeriod(first, last, zone);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            timeline.recorded(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .values()
                    .forEach(events -> IncidentHistory.of(events).ifPresent(gathered::add));
        }
        return gathered;
    }

    /** Empty for an incident that nobody told of. */
    Optional<IncidentHistory> find(IncidentId id) {
        return timeline.find(id);
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
