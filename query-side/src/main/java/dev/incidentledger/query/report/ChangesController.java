package dev.incidentledger.query.report;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.platform.AsOf;
import dev.incidentledger.query.platform.Moments;
import dev.incidentledger.query.platform.Negotiation;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.timeline.Change;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.TimelineQueries;
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

/** For auditors: what became different of an incident between two moments, who recorded it, when and why. */
@RestController
class ChangesController {

    private final TimelineQueries timeline;
    private final Moments moments;
    private final Positions log;
    private final StatusPage page;

    ChangesController(TimelineQueries timeline, Moments moments, Positions log, StatusPage page) {
        this.timeline = timeline;
        this.moments = moments;
        this.log = log;
        this.page = page;
    }

    @GetMapping("/api/v1/audit/incidents/{id}/diff")
    ResponseEntity<?> changes(
            @PathVariable IncidentId id,
            @RequestParam(required = false) @Nullable AsOf from,
            @RequestParam(required = false) @Nullable AsOf to,
            @RequestParam Optional<ChangesFormat> format,
            @RequestParam Optional<Language> lang,
            @RequestHeader HttpHeaders headers)
            throws HttpMediaTypeNotAcceptableException {
        var chosen = format.isPresent() ? format.get() : Negotiation.bestOf(headers, List.of(ChangesFormat.values()));
        var changes = between(id, from == null ? new AsOf.Position(0) : from, to == null ? head() : to);
        var answer = ResponseEntity.ok()
                .contentType(chosen.mediaType())
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION);
        if (chosen == ChangesFormat.JSON) {
            return answer.body(changes);
        }
        var language = lang.orElseGet(() -> Language.preferred(headers));
        var report = ChangesReport.of(changes, new Wording(language, page.zone()));
        return answer.header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .body(chosen == ChangesFormat.MARKDOWN ? MarkdownText.render(report) : PlainText.render(report));
    }

    private Changes between(IncidentId id, AsOf from, AsOf to) {
        var earlier = moments.past(TimelineQueries.PROJECTION, "?from", from);
        var later = moments.past(TimelineQueries.PROJECTION, "?to", to);
        if (later.position() < earlier.position()) {
            throw ProblemException.badRequest("?to", "INVALID_PARAMETER", "This must not be before from.");
        }
        var events = timeline.recorded(id, later.position());
        var known = IncidentHistory.of(events)
                .orElseThrow(() -> ProblemException.notFound(
                        "UNKNOWN_INCIDENT", "Nothing was recorded of an incident %s by then.".formatted(id)));
        return new Changes(
                id,
                known.title(),
                Changes.End.of(earlier),
                Changes.End.of(later),
                Change.since(earlier.position(), events));
    }

    private AsOf head() {
        return new AsOf.Position(log.head());
    }
}
