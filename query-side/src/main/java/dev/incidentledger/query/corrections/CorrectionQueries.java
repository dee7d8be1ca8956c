package dev.incidentledger.query.corrections;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.maintenance.MaintenanceQueries;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.TimelineQueries;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Finds corrections by folding the incidents and maintenances that were corrected, a few hundred at a time. */
@Component
class CorrectionQueries {

    private static final int AT_ONCE = 500;

    private final TimelineQueries timeline;
    private final MaintenanceQueries maintenances;
    private final ZoneId zone;

    CorrectionQueries(TimelineQueries timeline, MaintenanceQueries maintenances, StatusPage page) {
        this.timeline = timeline;
        this.maintenances = maintenances;
        this.zone = page.zone();
    }

    /** @param last inclusive */
    CorrectedPeriod between(YearMonth first, YearMonth last) {
        var from = start(first);
        var to = start(last.plusMonths(1));
        var gathered = new CorrectedPeriod(first, last, zone);
        for (var some : chunks(timeline.correctedBetween(from, to))) {
            timeline.recorded(some)
                    .values()
                    .forEach(events -> IncidentHistory.of(events).ifPresent(gathered::add));
        }
        for (var some : chunks(maintenances.correctedBetween(from, to))) {
            maintenances
                    .recorded(some)
                    .values()
                    .forEach(events -> MaintenanceHistory.of(events).ifPresent(gathered::add));
        }
        return gathered;
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + AT_ONCE)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                .toList();
    }

    /** Empty for an incident that nobody told of. */
    Optional<IncidentHistory> find(IncidentId id) {
        return timeline.find(id);
    }

    /** Empty for a maintenance that nobody told of. */
    Optional<MaintenanceHistory> find(MaintenanceId id) {
        return MaintenanceHistory.of(maintenances.recorded(List.of(id)).getOrDefault(id, List.of()));
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
