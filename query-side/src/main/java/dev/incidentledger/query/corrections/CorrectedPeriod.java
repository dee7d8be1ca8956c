package dev.incidentledger.query.corrections;

import static java.util.Comparator.comparingLong;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.timeline.IncidentHistory;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the corrections of some months of the page's zone, without keeping what was said. */
final class CorrectedPeriod {

    private static final class Month {

        private final List<Tally.Counted> corrections = new ArrayList<>();
        private final Set<IncidentId> incidents = new HashSet<>();
    }

    private final ZoneId zone;
    private final SortedMap<YearMonth, Month> months = new TreeMap<>();
    private final List<CorrectedIncident> incidents = new ArrayList<>();

    /** @param last inclusive */
    CorrectedPeriod(YearMonth first, YearMonth last, ZoneId zone) {
        this.zone = zone;
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.put(month, new Month());
        }
    }

    void add(IncidentHistory incident) {
        var own = new ArrayList<Tally.Counted>();
        for (var correction : Correction.of(incident)) {
            var recordedAt = correction.provenance().recordedAt();
            var month = months.get(YearMonth.from(recordedAt.atZone(zone)));
            if (month != null) {
                own.add(correction.counted());
                month.corrections.add(correction.counted());
                month.incidents.add(incident.id());
            }
        }
        incidents.add(new CorrectedIncident(incident.id(), incident.title(), Tally.of(own)));
    }

    /** The first one first; those without corrections as well. */
    List<CorrectedMonth> months() {
        return months.entrySet().stream()
                .map(month -> new CorrectedMonth(
                        month.getKey(), month.getValue().incidents.size(), Tally.of(month.getValue().corrections)))
                .toList();
    }

    /** The one corrected most comes first. */
    List<CorrectedIncident> incidents() {
        return incidents.stream()
                .sorted(comparingLong((CorrectedIncident incident) ->
                                -incident.tally().corrections())
                        .thenComparing(incident -> incident.id().value()))
                .toList();
    }
}
