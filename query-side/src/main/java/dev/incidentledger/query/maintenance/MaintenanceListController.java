package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.Paging;
import dev.incidentledger.query.platform.ReadYourWrites;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of maintenances, page by page, for callers of any role. */
@RestController
class MaintenanceListController {

    private static final String PATH = "/api/v1/maintenances";

    /** @param next the cursor of the next page; null on the last one */
    record Maintenances(
            List<ListedMaintenance> maintenances, @Nullable String next) {}

    private final MaintenanceQueries queries;
    private final ReadYourWrites writes;
    private final Paging paging;

    MaintenanceListController(MaintenanceQueries queries, ReadYourWrites writes, Paging paging) {
        this.queries = queries;
        this.writes = writes;
        this.paging = paging;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Maintenances> maintenances(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable ComponentId component,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Long minPosition) {
        var filter = new MaintenanceFilter(status(status), component, from, to);
        Paging.requireLimit(limit);
        Paging.requirePeriod(from, to);
        var after = paging.read(cursor, PATH, filter.criteria());
        writes.awaitPosition(MaintenancesProjection.GROUP, minPosition);
        return paging.answer(queries.page(filter, after, limit), PATH, filter.criteria(), limit, Maintenances::new);
    }

    private static @Nullable StatusFilter status(@Nullable String name) {
        return name == null
                ? null
                : StatusFilter.named(name)
                        .orElseThrow(() -> ProblemException.badRequest(
                                "?status",
                                "INVALID_PARAMETER",
                                "Choose pending, active, scheduled, in_progress, verifying, completed or canceled."));
    }
}
