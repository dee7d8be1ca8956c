package dev.incidentledger.query.audit;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.http.OnlyKnownParameters;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.audit.AuditTrail.Positions;
import dev.incidentledger.query.audit.AuditTrail.Stretch;
import dev.incidentledger.query.platform.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The raw history, of everything or of one thing, for auditors: page by page, or all of it as lines. */
@RestController
@OnlyKnownParameters
@RequestMapping(AuditController.PATH)
class AuditController {

    static final String PATH = "/api/v1/audit";

    private static final String LINES = MediaType.APPLICATION_NDJSON_VALUE;
    private static final int AT_ONCE = 1_000;

    private final AuditTrail trail;
    private final JsonMapper json;

    AuditController(AuditTrail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    /** @param next behind which to go on; null at the end. A page may hold fewer events than asked for, and still have a next. */
    record AuditedEvents(
            List<AuditedEvent> events, @Nullable Long next) {}

    @GetMapping(path = "/events", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuditedEvents> events(
            @ModelAttribute AuditQuery asked, @RequestParam(defaultValue = "50") int limit) {
        return page("/events", asked, limit, all(asked));
    }

    /** All that was recorded until this was asked, a line each. */
    @GetMapping(path = "/events", produces = LINES)
    void lines(@ModelAttribute AuditQuery asked, HttpServletResponse response) throws IOException {
        write(asked, all(asked), response);
    }

    @GetMapping(path = "/incidents/{id}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuditedEvents> ofIncident(
            @PathVariable IncidentId id,
            @ModelAttribute AuditQuery asked,
            @RequestParam(defaultValue = "50") int limit) {
        return page("/incidents/%s/events".formatted(id), asked, limit, of(id, asked));
    }

    @GetMapping(path = "/incidents/{id}/events", produces = LINES)
    void linesOfIncident(@PathVariable IncidentId id, @ModelAttribute AuditQuery asked, HttpServletResponse response)
            throws IOException {
        write(asked, of(id, asked), response);
    }

    @GetMapping(path = "/maintenances/{id}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuditedEvents> ofMaintenance(
            @PathVariable MaintenanceId id,
            @ModelAttribute AuditQuery asked,
            @RequestParam(defaultValue = "50") int limit) {
        return page("/maintenances/%s/events".formatted(id), asked, limit, of(id, asked));
    }

    @GetMapping(path = "/maintenances/{id}/events", produces = LINES)
    void linesOfMaintenance(
            @PathVariable MaintenanceId id, @ModelAttribute AuditQuery asked, HttpServletResponse response)
            throws IOException {
        write(asked, of(id, asked), response);
    }

    /** Reads on. */
    private interface Source {

        Stretch read(Positions positions, int limit);
    }

    private Source all(AuditQuery asked) {
        var filter = asked.filter();
        return (positions, limit) -> trail.after(positions.before(), positions.last(), filter, limit);
    }

    private Source of(IncidentId id, AuditQuery asked) {
        requireKnown(id.value(), "UNKNOWN_INCIDENT", "There is no incident %s.");
        return of(id.value(), asked);
    }

    private Source of(MaintenanceId id, AuditQuery asked) {
        requireKnown(id.value(), "UNKNOWN_MAINTENANCE", "There is no maintenance %s.");
        return of(id.value(), asked);
    }

    private Source of(String aggregate, AuditQuery asked) {
        var filter = asked.filter();
        return (positions, limit) -> trail.ofAggregate(aggregate, positions, filter, limit);
    }

    private void requireKnown(String aggregate, String code, String sentence) {
        if (!trail.knows(aggregate)) {
            throw ProblemException.notFound(code, sentence.formatted(aggregate));
        }
    }

    private ResponseEntity<AuditedEvents> page(String path, AuditQuery asked, int limit, Source source) {
        Paging.requireLimit(limit);
        var stretch = source.read(asked.positions(trail), limit);
        var answer = ResponseEntity.ok();
        stretch.next()
                .ifPresent(next -> answer.header(
                        HttpHeaders.LINK, Paging.link(PATH + path, asked.criteria(), limit, "after", next)));
        return answer.body(new AuditedEvents(
                stretch.events(), stretch.next().isPresent() ? stretch.next().getAsLong() : null));
    }

    private void write(AuditQuery asked, Source source, HttpServletResponse response) throws IOException {
        var positions = asked.positions(trail);
        response.setContentType(LINES);
        var next = OptionalLong.of(positions.before());
        while (next.isPresent()) {
            var stretch = source.read(new Positions(next.getAsLong(), positions.last()), AT_ONCE);
            write(stretch.events(), response);
            next = stretch.next();
        }
    }

    private void write(List<AuditedEvent> events, HttpServletResponse response) throws IOException {
        var out = response.getOutputStream();
        for (var event : events) {
            out.write(json.writeValueAsBytes(event));
            out.write('\n');
        }
        out.flush();
    }
}
