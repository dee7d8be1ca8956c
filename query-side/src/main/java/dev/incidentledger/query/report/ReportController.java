package dev.incidentledger.query.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.past.PastEvents;
import dev.incidentledger.query.platform.AsOf;
import dev.incidentledger.query.platform.ContentTag;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.Moments;
import dev.incidentledger.query.platform.Negotiation;
import dev.incidentledger.query.platform.PublicCaching;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.InternalComponents;
import dev.incidentledger.query.timeline.TimelineQueries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The report of one incident. Of a public one everybody reads the same today; an internal one, and how components were called that
 * are internal since, is for callers with a token.
 */
@RestController
class ReportController {

    private final TimelineQueries timeline;
    private final ReadYourWrites writes;
    private final Moments moments;
    private final StatusPage page;
    private final PromiseRule promises;
    private final PastEvents past;

    ReportController(
            TimelineQueries timeline,
            PastEvents past,
            ReadYourWrites writes,
            Moments moments,
            StatusPage page,
            PromiseRule promises) {
        this.timeline = timeline;
        this.past = past;
        this.writes = writes;
        this.moments = moments;
        this.page = page;
        this.promises = promises;
    }

    @GetMapping("/api/v1/incidents/{id}/report")
    ResponseEntity<String> report(
            @PathVariable IncidentId id,
            @RequestParam Optional<ReportFormat> format,
            @RequestParam Optional<Language> lang,
            @RequestParam(required = false) @Nullable AsOf asOf,
            @RequestParam(required = false) @Nullable Instant validAt,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestParam(required = false) @Nullable Long minPosition,
            @RequestHeader HttpHeaders headers,
            Optional<Caller> caller)
            throws HttpMediaTypeNotAcceptableException {
        var chosen = format.isPresent() ? format.get() : Negotiation.bestOf(headers, List.of(ReportFormat.values()));
        var language = lang.orElseGet(() -> Language.preferred(headers));
        requireTokenFor(minVersion, caller);
        writes.awaitPosition(TimelineQueries.PROJECTION, minPosition);
        writes.awaitVersion(TimelineQueries.PROJECTION, id.value(), minVersion);
        Moments.requireTokenForPosition(asOf, caller);
        var moment = moments.asked(TimelineQueries.PROJECTION, asOf, validAt);
        var incident = visible(id, moment, caller.isPresent());
        var body = chosen.render(
                language,
                incident.title(),
                Report.of(incident, page, promises, moment.time(), new Hindsight(asOf, validAt), language));
        return ResponseEntity.ok()
                .contentType(chosen.mediaType())
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        isForEverybody(incident, moment, caller) ? PublicCaching.CACHED : "no-store")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION)
                .eTag(ContentTag.of(body.getBytes(UTF_8)))
                .body(body);
    }

    private static boolean isForEverybody(IncidentHistory incident, Moment moment, Optional<Caller> caller) {
        return incident.audience() == Audience.PUBLIC && (caller.isEmpty() || moment.knowsAll());
    }

    /** Notes count in versions, and internal incidents have them: whoever may wait for one learns of both. */
    private static void requireTokenFor(@Nullable Long minVersion, Optional<Caller> caller) {
        if (minVersion != null && caller.isEmpty()) {
            throw ProblemException.badRequest(
                    "?minVersion",
                    "INVALID_PARAMETER",
                    "Only callers with a token may wait for a version; wait for ?minPosition instead.");
        }
    }

    /** Then as now, what is internal today is not for the public; callers with a token read what everybody read then. */
    private IncidentHistory visible(IncidentId id, Moment moment, boolean withToken) {
        var internal = withToken && !moment.knowsAll()
                ? InternalComponents.by(past.catalogue(moment.position()))
                : timeline.internalComponents();
        return timeline.find(id, moment)
                .flatMap(incident ->
                        incident.publicView(internal).or(() -> withToken ? Optional.of(incident) : Optional.empty()))
                .orElseThrow(
                        () -> ProblemException.notFound("UNKNOWN_INCIDENT", "There is no incident %s.".formatted(id)));
    }
}
