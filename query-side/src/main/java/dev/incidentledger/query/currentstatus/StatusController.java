package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.RequestTimes;
import dev.incidentledger.query.currentstatus.CurrentStatus.AsOf;
import dev.incidentledger.query.platform.ContentTag;
import dev.incidentledger.query.platform.PublicCaching;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** How things stand now: for the public what is public, for callers what is internal as well. */
@RestController
class StatusController {

    private final StatusQueries queries;
    private final StatusPage page;
    private final ReadYourWrites writes;
    private final ProjectionPositions positions;
    private final Clock clock;
    private final JsonMapper json;

    StatusController(
            StatusQueries queries,
            StatusPage page,
            ReadYourWrites writes,
            ProjectionPositions positions,
            Clock clock,
            JsonMapper json) {
        this.queries = queries;
        this.page = page;
        this.writes = writes;
        this.positions = positions;
        this.clock = clock;
        this.json = json;
    }

    @GetMapping(path = "/api/v1/status", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> status(Optional<Caller> caller, @RequestParam(required = false) @Nullable Long minPosition) {
        writes.awaitPosition(CurrentStatusProjection.GROUP, minPosition);
        return caller.isPresent() ? forCaller() : forPublic();
    }

    private ResponseEntity<byte[]> forCaller() {
        var asOf = new AsOf(position(), RequestTimes.truncate(clock.instant()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.AUTHORIZATION)
                .body(standing(Audience.INTERNAL, asOf));
    }

    /** Said to be as of the whole minute, so that while nothing changes it has the same tag for so long. */
    private ResponseEntity<byte[]> forPublic() {
        var body = standing(Audience.PUBLIC, new AsOf(null, clock.instant().truncatedTo(ChronoUnit.MINUTES)));
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, PublicCaching.CACHED)
                .varyBy(HttpHeaders.AUTHORIZATION)
                .eTag(ContentTag.of(body))
                .body(body);
    }

    private byte[] standing(Audience reader, AsOf asOf) {
        return json.writeValueAsBytes(CurrentStatus.of(page, queries.standingFor(reader), asOf));
    }

    /** Asked before the rows are read, so that they hold all of it. */
    private @Nullable Long position() {
        var position = positions.of(CurrentStatusProjection.GROUP);
        return position.isPresent() ? position.getAsLong() : null;
    }
}
