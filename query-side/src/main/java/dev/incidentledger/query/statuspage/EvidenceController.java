package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.Ids;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.evidence.AuditedIncidents;
import dev.incidentledger.query.evidence.EvidenceQueries;
import dev.incidentledger.query.platform.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Incidents for auditors: which there are, and what is on record of one. */
@RestController
@RequestMapping(path = AuditPage.PATH, produces = "text/html")
class EvidenceController {

    private static final int AT_ONCE = 50;

    private final AuditedIncidents incidents;
    private final EvidenceQueries evidence;
    private final Paging paging;
    private final AskedPages pages;

    EvidenceController(AuditedIncidents incidents, EvidenceQueries evidence, Paging paging, AskedPages pages) {
        this.incidents = incidents;
        this.evidence = evidence;
        this.paging = paging;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String id,
            HttpServletRequest request) {
        if (id != null && isKnown(id.strip())) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(AuditPage.at(new IncidentId(id.strip()))))
                    .build();
        }
        var after = paging.read(cursor, AuditPage.PATH, Map.of());
        var page = incidents.page(after, AT_ONCE);
        var next = paging.next(page, AuditPage.PATH, Map.of());
        return pages.answer(HttpStatus.OK, new AuditPage(page.items(), next, id), request);
    }

    /** @param position up to which the log is known; the newest event if absent */
    @GetMapping("/incidents/{id}")
    ResponseEntity<String> incident(
            @PathVariable IncidentId id,
            @RequestParam(required = false) @Nullable Long position,
            HttpServletRequest request) {
        var found = evidence.find(id, position == null ? Long.MAX_VALUE : position)
                .orElseThrow(() -> ProblemException.notFound(
                        "UNKNOWN_INCIDENT", "Nothing was recorded of an incident %s by then.".formatted(id)));
        return pages.answer(HttpStatus.OK, new EvidencePage(found), request);
    }

    @GetMapping(path = "/incidents/{id}/evidence.zip", produces = "application/zip")
    ResponseEntity<byte[]> file(@PathVariable IncidentId id) {
        var file = evidence.file(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "NO_CHECKPOINT", "No checkpoint reaches an incident %s yet.".formatted(id)));
        var name = ContentDisposition.attachment()
                .filename("evidence-%s.zip".formatted(id))
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(file);
    }

    private boolean isKnown(String text) {
        return Ids.isWellFormed(IncidentId.PREFIX, text) && evidence.isKnown(new IncidentId(text));
    }
}
