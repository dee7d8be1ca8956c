package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.RequestTimes;
import dev.incidentledger.query.platform.AsOf;
import dev.incidentledger.query.platform.ContentTag;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.Moments;
import dev.incidentledger.query.platform.PublicCaching;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Clock;
import java.time.Instant;
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

/** How things stand now, or stood: for the public what is public, for callers what is internal as well. */
@RestController
class StatusController {

    private final StatusQueries queries;
    private final StatusPage page;
    private final ReadYourWrites writes;
    private final Moments moments;
    private final ProjectionPositions positions;
    private final Clock clock;
    private final JsonMapper json;

    StatusController(
            StatusQueries queries,
            StatusPage page,
            ReadYourWrites writes,
            Moments moments,
            ProjectionPositions positions,
            Clock clock,
            JsonMapper json) {
        this.queries = queries;
        this.page = page;
        this.writes = writes;
        this.moments = moments;
        this.positions = positions;
        this.clock = clock;
        this.json = json;
    }

    @GetMapping(path = "/api/v1/status", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> status(
            Optional<Caller> caller,
            @RequestParam(required = false) @Nullable AsOf asOf,
            @RequestParam(required = false) @Nullable Instant validAt,
            @RequestParam(required = false) @Nullable Long minPosition) {
        Moments.requireTokenForPosition(asOf, caller);
        writes.awaitPosition(CurrentStatusProjection.GROUP, minPosition);
        var moment = moments.asked(CurrentStatusProjection.GROUP, asOf, validAt);
        return caller.isPresent() ? forCaller(moment) : forPublic(moment);
    }

    private ResponseEntity<byte[]> forCaller(Moment moment) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.AUTHORIZATION)
                .body(moment.isPresent() ? standing(Audience.INTERNAL, now()) : stood(Audience.INTERNAL, moment));
    }

    private ResponseEntity<byte[]> forPublic(Moment moment) {
        var body = moment.isPresent() ? standing(Audience.PUBLIC, thisMinute()) : stood(Audience.PUBLIC, moment);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, PublicCaching.CACHED)
                .varyBy(HttpHeaders.AUTHORIZATION)
                .eTag(ContentTag.of(body))
                .body(body);
    }

    private byte[] standing(Audience reader, CurrentStatus.AsOf asOf) {
        return json.writeValueAsBytes(CurrentStatus.of(page, queries.standingFor(reader), asOf));
    }

    private byte[] stood(Audience reader, Moment moment) {
        var asOf = new CurrentStatus.AsOf(
                reader == Audience.INTERNAL ? position(moment) : null, moment.time(), moment.validAt());
        return json.writeValueAsBytes(CurrentStatus.of(page, queries.standingFor(reader, moment), asOf));
    }

    /** The position is asked before the rows are read, so that they hold all of it. */
    private CurrentStatus.AsOf now() {
        return new CurrentStatus.AsOf(seen(), RequestTimes.truncate(clock.instant()), null);
    }

    private @Nullable Long position(Moment moment) {
        return moment.knowsAll() ? seen() : Long.valueOf(moment.position());
    }

    private @Nullable Long seen() {
        var position = positions.of(CurrentStatusProjection.GROUP);
        return position.isPresent() ? position.getAsLong() : null;
    }

    /** So that while nothing changes the public's answer has the same tag for so long. */
    private CurrentStatus.AsOf thisMinute() {
        return new CurrentStatus.AsOf(null, clock.instant().truncatedTo(ChronoUnit.MINUTES), null);
    }
}
