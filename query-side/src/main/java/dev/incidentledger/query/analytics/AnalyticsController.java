package dev.incidentledger.query.analytics;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.Choices;
import dev.incidentledger.query.platform.Negotiation;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.platform.StatusPage;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happened to incidents, in numbers. */
@RestController
@RequestMapping("/api/v1/analytics")
class AnalyticsController {

    private static final int DEFAULT_DAYS = 365;
    private static final int LONGEST_YEARS = 10;
    private static final int MOST_ROWS = 10_000;
    private static final Pattern LINE = Pattern.compile("(?=.*[^ ])[^\\x00-\\x1f\\x7f-\\x9f]{1,255}");
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /** @param from the first day, of the page's zone; null for a year until {@code to} */
    record Asked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable ComponentId component,
            @Nullable String impact,
            @Nullable String origin,
            @Nullable String audience,
            @Nullable String by,
            @Nullable String format,
            @Nullable Long minPosition) {}

    private final AnalyticsQueries queries;
    private final Tables tables;
    private final ProjectionPositions positions;
    private final ReadYourWrites writes;
    private final ZoneId zone;
    private final InstantSource clock;

    AnalyticsController(
            AnalyticsQueries queries,
            Tables tables,
            ProjectionPositions positions,
            ReadYourWrites writes,
            StatusPage page,
            InstantSource clock) {
        this.queries = queries;
        this.tables = tables;
        this.positions = positions;
        this.writes = writes;
        this.zone = page.zone();
        this.clock = clock;
    }

    @GetMapping("/counts")
    ResponseEntity<byte[]> counts(@ModelAttribute Asked asked, @RequestHeader HttpHeaders headers)
            throws HttpMediaTypeNotAcceptableException {
        return answer(asked, headers, CountRow.class, queries::counts);
    }

    @GetMapping("/delays")
    ResponseEntity<byte[]> delays(@ModelAttribute Asked asked, @RequestHeader HttpHeaders headers)
            throws HttpMediaTypeNotAcceptableException {
        return answer(asked, headers, DelayRow.class, queries::delays);
    }

    @GetMapping("/incidents")
    ResponseEntity<byte[]> incidents(@ModelAttribute Asked asked, @RequestHeader HttpHeaders headers)
            throws HttpMediaTypeNotAcceptableException {
        return answer(
                asked, headers, IncidentRow.class, (choice, _) -> atMost(queries.incidents(choice, MOST_ROWS + 1)));
    }

    private <R extends Record> ResponseEntity<byte[]> answer(
            Asked asked, HttpHeaders headers, Class<R> row, BiFunction<IncidentChoice, Dimension, List<R>> query)
            throws HttpMediaTypeNotAcceptableException {
        var chosen = Choices.read(asked.format(), TableFormat.class, "format");
        var format = chosen == null ? accepted(headers) : chosen;
        var by = requireNonNullElse(Choices.read(asked.by(), Dimension.class, "by"), Dimension.NONE);
        var now = clock.instant();
        var choice = choice(asked, LocalDate.ofInstant(now, zone));
        writes.awaitPosition(AnalyticsProjection.GROUP, asked.minPosition());
        var position = positions.of(AnalyticsProjection.GROUP);
        var asOf = new Answer.AsOf(position.isPresent() ? position.getAsLong() : null, now);
        var rows = query.apply(choice, by);
        return tables.answer(new Answer<>(choice.from(), choice.to(), zone, asOf, rows), row, format);
    }

    private IncidentChoice choice(Asked asked, LocalDate today) {
        var to = requireNonNullElse(asked.to(), today);
        var from = requireNonNullElseGet(asked.from(), () -> to.minusDays(DEFAULT_DAYS - 1));
        requirePeriod(from, to);
        if (asked.origin() != null && !LINE.matcher(asked.origin()).matches()) {
            throw ProblemException.badRequest("?origin", "INVALID_PARAMETER", "Name a provider, in one line.");
        }
        return new IncidentChoice(
                from,
                to,
                asked.component(),
                Choices.read(asked.impact(), Impact.class, "impact"),
                asked.origin(),
                Choices.read(asked.audience(), Audience.class, "audience"));
    }

    private static TableFormat accepted(HttpHeaders headers) throws HttpMediaTypeNotAcceptableException {
        return Negotiation.bestOf(headers, TableFormat.ALL);
    }

    private static void requirePeriod(LocalDate from, LocalDate to) {
        requireSane(from, "?from");
        requireSane(to, "?to");
        if (from.isAfter(to)) {
            throw ProblemException.badRequest("?from", "PERIOD_REVERSED", "The period ends before it begins.");
        }
        if (from.plusYears(LONGEST_YEARS).isBefore(to)) {
            throw ProblemException.badRequest(
                    "?from",
                    "PERIOD_TOO_LONG",
                    "A period of at most %d years can be asked for.".formatted(LONGEST_YEARS));
        }
    }

    private static void requireSane(LocalDate day, String pointer) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw ProblemException.badRequest(
                    pointer, "INVALID_PARAMETER", "Ask for a day from %s to %s.".formatted(EARLIEST, LATEST));
        }
    }

    private static List<IncidentRow> atMost(List<IncidentRow> incidents) {
        if (incidents.size() > MOST_ROWS) {
            throw ProblemException.badRequest(
                    "?from", "TOO_MANY_ROWS", "There are more than %d; ask for a shorter period.".formatted(MOST_ROWS));
        }
        return incidents;
    }
}
