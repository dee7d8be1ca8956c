package dev.incidentledger.query.audit;

import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The raw history, for auditors: page by page, or all of it as lines. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {

    private static final String EVENTS = "/api/v1/audit/events";
    private static final String LINES = MediaType.APPLICATION_NDJSON_VALUE;
    private static final String SYSTEM = "system";
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

    /** @param next the sequence to go on with; null at the end */
    record AuditedAggregate(
            List<AuditedEvent> events, @Nullable Long next) {}

    @GetMapping(path = "/events", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuditedEvents> events(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable ComponentId component,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        Paging.requireLimit(limit);
        var filter = filter(actor, name, component);
        var positions = positions(after, from, to);
        var stretch = trail.after(positions.before(), positions.last(), filter, limit);
        var answer = ResponseEntity.ok();
        stretch.next()
                .ifPresent(next -> answer.header(
                        HttpHeaders.LINK, Paging.link(EVENTS, criteria(filter, from, to), limit, "after", next)));
        return answer.body(new AuditedEvents(
                stretch.events(), stretch.next().isPresent() ? stretch.next().getAsLong() : null));
    }

    /** All that was recorded until this was asked, a line each. */
    @GetMapping(path = "/events", produces = LINES)
    void lines(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable ComponentId component,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        var filter = filter(actor, name, component);
        var positions = positions(after, from, to);
        response.setContentType(LINES);
        var next = OptionalLong.of(positions.before());
        while (next.isPresent()) {
            var stretch = trail.after(next.getAsLong(), positions.last(), filter, AT_ONCE);
            write(stretch.events(), response);
            next = stretch.next();
        }
    }

    /** @param from sequence of the first event wanted */
    @GetMapping(path = "/incidents/{id}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    AuditedAggregate ofIncident(
            @PathVariable IncidentId id,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "50") int limit) {
        Paging.requireLimit(limit);
        requireNotNegative("?from", from);
        var events = trail.ofAggregate(id.value(), from, limit + 1);
        if (events.isEmpty() && trail.ofAggregate(id.value(), 0, 1).isEmpty()) {
            throw ProblemException.notFound("UNKNOWN_INCIDENT", "There is no incident %s.".formatted(id));
        }
        return events.size() > limit
                ? new AuditedAggregate(events.subList(0, limit), from + limit)
                : new AuditedAggregate(events, null);
    }

    private void write(List<AuditedEvent> events, HttpServletResponse response) throws IOException {
        var out = response.getOutputStream();
        for (var event : events) {
            out.write(json.writeValueAsBytes(event));
            out.write('\n');
        }
        out.flush();
    }

    private static AuditFilter filter(@Nullable String actor, @Nullable String name, @Nullable ComponentId component) {
        if (name != null && !LedgerEvents.CATALOG.byName().containsKey(name)) {
            throw ProblemException.badRequest("?name", "INVALID_PARAMETER", "No event is named so.");
        }
        if (actor != null && !isActor(actor)) {
            throw ProblemException.badRequest("?actor", "INVALID_PARAMETER", "Name a token by its id, or system.");
        }
        return new AuditFilter(actor, name, component == null ? null : component.value());
    }

    private static boolean isActor(String text) {
        try {
            return text.equals(SYSTEM) || text.equals(new TokenId(text).value());
        } catch (IllegalArgumentException otherwise) {
            return false;
        }
    }

    private AuditTrail.Positions positions(long after, @Nullable Instant from, @Nullable Instant to) {
        requireNotNegative("?after", after);
        Paging.requirePeriod(from, to);
        var positions = trail.positions(from, to);
        return new AuditTrail.Positions(Math.max(after, positions.before()), positions.last());
    }

    private static void requireNotNegative(String pointer, long value) {
        if (value < 0) {
            throw ProblemException.badRequest(pointer, "INVALID_PARAMETER", "This must not be negative.");
        }
    }

    private static Map<String, String> criteria(AuditFilter filter, @Nullable Instant from, @Nullable Instant to) {
        var criteria = filter.criteria();
        Paging.add(criteria, "from", from);
        Paging.add(criteria, "to", to);
        return criteria;
    }
}
