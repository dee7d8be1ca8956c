package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.AsOf;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.Moments;
import dev.incidentledger.query.platform.ReadYourWrites;
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
    private final Moments moments;
    private final PromiseRule promises;

    TimelineController(TimelineQueries timeline, ReadYourWrites writes, Moments moments, PromiseRule promises) {
        this.timeline = timeline;
        this.writes = writes;
        this.moments = moments;
        this.promises = promises;
    }

    /** The ETag is the version, to be sent back as If-Match; what stood in the past has none. */
    @GetMapping
    ResponseEntity<IncidentDetail> detail(
            @PathVariable IncidentId id,
            @RequestParam(required = false) @Nullable AsOf asOf,
            @RequestParam(required = false) @Nullable Instant validAt,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestParam(required = false) @Nullable Long minPosition) {
        await(id, minVersion, minPosition);
        var moment = moments.asked(TimelineProjection.GROUP, asOf, validAt);
        var detail = IncidentDetail.of(find(id, moment), promises, moment);
        var answer = ResponseEntity.ok();
        return (moment.isPresent() ? answer.eTag("\"%d\"".formatted(detail.version())) : answer).body(detail);
    }

    @GetMapping("/timeline")
    IncidentTimeline timeline(
            @PathVariable IncidentId id,
            @RequestParam(required = false) @Nullable AsOf asOf,
            @RequestParam(required = false) @Nullable Instant validAt,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestParam(required = false) @Nullable Long minPosition) {
        await(id, minVersion, minPosition);
        var moment = moments.asked(TimelineProjection.GROUP, asOf, validAt);
        return IncidentTimeline.of(find(id, moment), moment);
    }

    private void await(IncidentId id, @Nullable Long minVersion, @Nullable Long minPosition) {
        writes.awaitPosition(TimelineProjection.GROUP, minPosition);
        writes.awaitVersion(TimelineProjection.GROUP, id.value(), minVersion);
    }

    private IncidentHistory find(IncidentId id, Moment moment) {
        return timeline.find(id, moment)
                .orElseThrow(() -> ProblemException.notFound(
                        "UNKNOWN_INCIDENT",
                        moment.isPresent()
                                ? "There is no incident %s.".formatted(id)
                                : "Nothing is known of an incident %s by then.".formatted(id)));
    }
}
