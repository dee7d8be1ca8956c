package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.RequestTimes;
import dev.incidentledger.query.currentstatus.CurrentStatus.AsOf;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How things stand now: for the public what is public, for callers what is internal as well. */
@RestController
class StatusController {

    private final StatusQueries queries;
    private final StatusPage page;
    private final ReadYourWrites writes;
    private final ProjectionPositions positions;
    private final Clock clock;

    StatusController(
            StatusQueries queries, StatusPage page, ReadYourWrites writes, ProjectionPositions positions, Clock clock) {
        this.queries = queries;
        this.page = page;
        this.writes = writes;
        this.positions = positions;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/status", produces = MediaType.APPLICATION_JSON_VALUE)
    CurrentStatus status(Optional<Caller> caller, @RequestParam(required = false) @Nullable Long minPosition) {
        writes.awaitPosition(CurrentStatusProjection.GROUP, minPosition);
        var asOf = new AsOf(caller.isPresent() ? position() : null, RequestTimes.truncate(clock.instant()));
        var reader = caller.isPresent() ? Audience.INTERNAL : Audience.PUBLIC;
        return CurrentStatus.of(page, queries.standingFor(reader), asOf);
    }

    /** Asked before the rows are read, so that they hold all of it. */
    private @Nullable Long position() {
        var position = positions.of(CurrentStatusProjection.GROUP);
        return position.isPresent() ? position.getAsLong() : null;
    }
}
