package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.ReadYourWrites;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One incident for operators, as it stands or as it stood. */
@RestController
@RequestMapping(path = "/api/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class TimelineController {

    private final TimelineQueries timeline;
    private final ReadYourWrites writes;
    private final PromiseRule promises;
    private final Clock clock;

    TimelineController(TimelineQueries timeline, ReadYourWrites writes, PromiseRule promises, Clock clock) {
        this.timeline = timeline;
        this.writes = writes;
        this.promises = promises;
        this.clock = clock;
    }

    /** The ETag is the version, to be sent back as If-Match; what stood in the past has none. */
    @GetMapping
    ResponseEntity<IncidentDetail> detail(
            @PathVariable IncidentId id,
            @RequestParam(required = false) @Nullable AsOf asOf,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestParam(required = false) @Nullable Long minPosition) {
        await(id, minVersion, minPosition);
        requirePast(asOf);
        var known = find(id, asOf);
        var detail = IncidentDetail.of(known, promises, moment(known, asOf));
        var answer = ResponseEntity.ok();
        return (asOf == null ? answer.eTag("\"%d\"".formatted(detail.version())) : answer).body(detail);
    }

    @GetMapping("/timeline")
    IncidentTimeline timeline(
            @PathVariable IncidentId id,
            @RequestParam(required = false) @Nullable AsOf asOf,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestParam(required = false) @Nullable Long minPosition) {
        await(id, minVersion, minPosition);
        requirePast(asOf);
        var known = find(id, asOf);
        return IncidentTimeline.of(known, moment(known, asOf));
    }

    private void await(IncidentId id, @Nullable Long minVersion, @Nullable Long minPosition) {
        writes.awaitPosition(TimelineProjection.GROUP, minPosition);
        writes.awaitVersion(TimelineProjection.GROUP, id.value(), minVersion);
    }

    /** What is still to come would be answered differently later. */
    private void requirePast(@Nullable AsOf asOf) {
        switch (asOf) {
            case null -> {}
            case AsOf.Latest _ -> {}
            case AsOf.Position(long position) -> writes.awaitPast(TimelineProjection.GROUP, "?asOf", position);
            case AsOf.Time(Instant time) -> {
                if (time.isAfter(clock.instant())) {
                    throw ProblemException.badRequest("?asOf", "INVALID_PARAMETER", "%s lies ahead.".formatted(time));
                }
            }
        }
    }

    private IncidentHistory find(IncidentId id, @Nullable AsOf asOf) {
        return timeline.find(id, asOf == null ? new AsOf.Latest() : asOf)
                .orElseThrow(() -> ProblemException.notFound(
                        "UNKNOWN_INCIDENT",
                        asOf == null
                                ? "There is no incident %s.".formatted(id)
                                : "Nothing was recorded of an incident %s by then.".formatted(id)));
    }

    private Instant moment(IncidentHistory known, @Nullable AsOf asOf) {
        return asOf == null ? clock.instant() : asOf.moment(known, clock.instant());
    }
}
