package dev.incidentledger.query.corrections;

import static java.util.Comparator.comparingLong;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.timeline.IncidentHistory;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts the corrections of some months of the page's zone, without keeping what was said. */
final class CorrectedPeriod {

    private static final class Month {

        private final List<Tally.Counted> corrections = new ArrayList<>();
        private final Set<IncidentId> incidents = new HashSet<>();
        private final Set<MaintenanceId> maintenances = new HashSet<>();
    }

    private final ZoneId zone;
    private final SortedMap<YearMonth, Month> months = new TreeMap<>();
    private final List<CorrectedIncident> incidents = new ArrayList<>();
    private final List<CorrectedMaintenance> maintenances = new ArrayList<>();

    /** @param last inclusive */
    CorrectedPeriod(YearMonth first, YearMonth last, ZoneId zone) {
        this.zone = zone;
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.put(month, new Month());
        }
    }

    void add(IncidentHistory incident) {
        var tally = count(Correction.of(incident), month -> month.incidents.add(incident.id()));
        incidents.add(new CorrectedIncident(incident.id(), incident.title(), tally));
    }

    void add(MaintenanceHistory maintenance) {
        var tally = count(MaintenanceCorrection.of(maintenance), month -> month.maintenances.add(maintenance.id()));
        maintenances.add(
                new CorrectedMaintenance(maintenance.id(), maintenance.course().title(), tally));
    }

    private Tally count(List<Correction> corrections, Consumer<Month> corrected) {
        var own = new ArrayList<Tally.Counted>();
        for (var correction : corrections) {
            var recordedAt = correction.provenance().recordedAt();
            var month = months.get(YearMonth.from(recordedAt.atZone(zone)));
            if (month != null) {
                own.add(correction.counted());
                month.corrections.add(correction.counted());
                corrected.accept(month);
            }
        }
        return Tally.of(own);
    }

    /** The first one first; those without corrections as well. */
    List<CorrectedMonth> months() {
        return months.entrySet().stream()
                .map(month -> new CorrectedMonth(
                        month.getKey(),
                        month.getValue().incidents.size(),
                        month.getValue().maintenances.size(),
                        Tally.of(month.getValue().corrections)))
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

    /** The one corrected most comes first. */
    List<CorrectedMaintenance> maintenances() {
        return maintenances.stream()
                .sorted(comparingLong((CorrectedMaintenance maintenance) ->
                                -maintenance.tally().corrections())
                        .thenComparing(maintenance -> maintenance.id().value()))
                .toList();
    }
}
