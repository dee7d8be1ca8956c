package dev.incidentledger.query.corrections;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.maintenance.MaintenanceQueries;
import dev.incidentledger.query.platform.MonthRange;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.TimelineQueries;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For auditors: what was changed after it had been told, how often and how late. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
class CorrectionsController {

    private static final int DEFAULT_MONTHS = 12;
    private static final int MOST_MONTHS = 12;

    record Corrections(
            YearMonth from,
            YearMonth to,
            ZoneId zone,
            List<CorrectedMonth> months,
            List<CorrectedIncident> incidents,
            List<CorrectedMaintenance> maintenances) {}

    record IncidentCorrections(
            IncidentId id, String title, @JsonUnwrapped Tally tally, List<Correction> list) {

        private static IncidentCorrections of(IncidentHistory incident) {
            var corrections = Correction.of(incident);
            return new IncidentCorrections(incident.id(), incident.title(), counted(corrections), corrections);
        }
    }

    record MaintenanceCorrections(
            MaintenanceId id, String title, @JsonUnwrapped Tally tally, List<Correction> list) {

        private static MaintenanceCorrections of(MaintenanceHistory maintenance) {
            var corrections = MaintenanceCorrection.of(maintenance);
            return new MaintenanceCorrections(
                    maintenance.id(), maintenance.course().title(), counted(corrections), corrections);
        }
    }

    private static Tally counted(List<Correction> corrections) {
        return Tally.of(corrections.stream().map(Correction::counted).toList());
    }

    private final CorrectionQueries queries;
    private final ReadYourWrites writes;
    private final ZoneId zone;
    private final InstantSource clock;

    CorrectionsController(CorrectionQueries queries, ReadYourWrites writes, StatusPage page, InstantSource clock) {
        this.queries = queries;
        this.writes = writes;
        this.zone = page.zone();
        this.clock = clock;
    }

    @GetMapping("/corrections")
    Corrections corrections(
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to,
            @RequestParam(required = false) @Nullable Long minPosition) {
        var asked =
                MonthRange.asked(from, to, YearMonth.from(clock.instant().atZone(zone)), DEFAULT_MONTHS, MOST_MONTHS);
        writes.awaitPosition(TimelineQueries.PROJECTION, minPosition);
        writes.awaitPosition(MaintenanceQueries.PROJECTION, minPosition);
        var corrected = queries.between(asked.first(), asked.last());
        return new Corrections(
                asked.first(), asked.last(), zone, corrected.months(), corrected.incidents(), corrected.maintenances());
    }

    @GetMapping("/incidents/{id}/corrections")
    IncidentCorrections ofIncident(
            @PathVariable IncidentId id, @RequestParam(required = false) @Nullable Long minPosition) {
        writes.awaitPosition(TimelineQueries.PROJECTION, minPosition);
        return queries.find(id)
                .map(IncidentCorrections::of)
                .orElseThrow(
                        () -> ProblemException.notFound("UNKNOWN_INCIDENT", "There is no incident %s.".formatted(id)));
    }

    @GetMapping("/maintenances/{id}/corrections")
    MaintenanceCorrections ofMaintenance(
            @PathVariable MaintenanceId id, @RequestParam(required = false) @Nullable Long minPosition) {
        writes.awaitPosition(MaintenanceQueries.PROJECTION, minPosition);
        return queries.find(id)
                .map(MaintenanceCorrections::of)
                .orElseThrow(() ->
                        ProblemException.notFound("UNKNOWN_MAINTENANCE", "There is no maintenance %s.".formatted(id)));
    }
}
