package dev.incidentledger.query.promises;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.query.health.PromiseState;
import dev.incidentledger.query.platform.Choices;
import dev.incidentledger.query.platform.Paging;
import dev.incidentledger.query.platform.ReadYourWrites;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of promises, page by page, for callers of any role. */
@RestController
class PromiseController {

    static final String PATH = "/api/v1/promises";

    /** @param next the cursor of the next page; null on the last one */
    record Promises(List<ListedPromise> promises, @Nullable String next, AsOf asOf) {}

    private final PromiseQueries queries;
    private final ProjectionPositions positions;
    private final ReadYourWrites writes;
    private final Paging paging;
    private final Clock clock;

    PromiseController(
            PromiseQueries queries, ProjectionPositions positions, ReadYourWrites writes, Paging paging, Clock clock) {
        this.queries = queries;
        this.positions = positions;
        this.writes = writes;
        this.paging = paging;
        this.clock = clock;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Promises> promises(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable IncidentId incident,
            @RequestParam(required = false) @Nullable String audience,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Long minPosition) {
        var filter = new PromiseFilter(
                Choices.read(state, PromiseState.class, "state"),
                incident,
                Choices.read(audience, Audience.class, "audience"),
                from,
                to);
        Paging.requireLimit(limit);
        Paging.requirePeriod(from, to);
        var after = paging.read(cursor, PATH, filter.criteria());
        writes.awaitPosition(PromisesProjection.GROUP, minPosition);
        var asOf = AsOf.now(positions, clock);
        return paging.answer(
                queries.page(filter, after, limit, asOf.at()),
                PATH,
                filter.criteria(),
                limit,
                (promises, next) -> new Promises(promises, next, asOf));
    }
}
