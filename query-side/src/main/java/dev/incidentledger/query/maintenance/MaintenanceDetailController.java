package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.AsOf;
import dev.incidentledger.query.platform.Moments;
import dev.incidentledger.query.platform.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One maintenance with its whole history, as it stands or as it stood, for callers of any role. */
@RestController
class MaintenanceDetailController {

    private final MaintenanceQueries queries;
    private final ReadYourWrites writes;
    private final Moments moments;

    MaintenanceDetailController(MaintenanceQueries queries, ReadYourWrites writes, Moments moments) {
        this.queries = queries;
        this.writes = writes;
        this.moments = moments;
    }

    /** The ETag is the version, to be sent back as If-Match; what stood in the past has none. */
    @GetMapping(path = "/api/v1/maintenances/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<MaintenanceDetail> maintenance(
            @PathVariable MaintenanceId id,
            @RequestParam(required = false) @Nullable AsOf asOf,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestParam(required = false) @Nullable Long minPosition) {
        writes.awaitPosition(MaintenancesProjection.GROUP, minPosition);
        writes.awaitVersion(MaintenancesProjection.GROUP, id.value(), minVersion);
        var moment = moments.asOf(MaintenancesProjection.GROUP, asOf);
        var detail = queries.find(id, moment.position())
                .map(MaintenanceDetail::of)
                .orElseThrow(() ->
                        ProblemException.notFound("UNKNOWN_MAINTENANCE", "There is no maintenance %s.".formatted(id)));
        var answer = ResponseEntity.ok();
        return (moment.isPresent() ? answer.eTag("\"%d\"".formatted(detail.version())) : answer).body(detail);
    }
}
