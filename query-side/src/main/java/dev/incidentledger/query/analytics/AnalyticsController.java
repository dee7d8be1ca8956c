package dev.incidentledger.query.analytics;

import static java.util.Objects.requireNonNullElse;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.http.OnlyKnownParameters;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.outages.AskedComponents;
import dev.incidentledger.query.outages.OutageQueries;
import dev.incidentledger.query.platform.AskedDays;
import dev.incidentledger.query.platform.Choices;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.promises.PromiseQueries;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to incidents, in numbers. */
@RestController
@OnlyKnownParameters
@RequestMapping("/api/v1/analytics")
class AnalyticsController {

    private static final int A_YEAR = 365;
    private static final int MOST_ROWS = 10_000;
    private static final int LONGEST_RECURRENCE = 365;
    private static final List<String> PROJECTIONS = List.of(AnalyticsProjection.GROUP, PromiseQueries.PROJECTION);
    private static final Pattern LINE = Pattern.compile("(?=.*[^ ])[^\\x00-\\x1f\\x7f-\\x9f]{1,255}");

    /** @param from the first day, of the page's zone; null for a year until {@code to} */
    record Asked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable ComponentId component,
            @Nullable String impact,
            @Nullable String origin,
            @Nullable String audience,
            @Nullable String format,
            @Nullable Long minPosition) {}

    private final AnalyticsQueries queries;
    private final AskedComponents components;
    private final Tables tables;
    private final ProjectionPositions positions;
    private final ReadYourWrites writes;
    private final ZoneId zone;
    private final InstantSource clock;

    AnalyticsController(
            AnalyticsQueries queries,
            AskedComponents components,
            Tables tables,
            ProjectionPositions positions,
            ReadYourWrites writes,
            StatusPage page,
            InstantSource clock) {
        this.queries = queries;
        this.components = components;
        this.tables = tables;
        this.positions = positions;
        this.writes = writes;
        this.zone = page.zone();
        this.clock = clock;
    }

    @GetMapping("/counts")
    ResponseEntity<byte[]> counts(
            @ModelAttribute Asked asked, @RequestParam @Nullable String by, @RequestHeader HttpHeaders headers)
            throws HttpMediaTypeNotAcceptableException {
        var dimension = dimension(by);
        return answer(asked, headers, CountRow.class, choice -> queries.counts(choice, dimension));
    }

    @GetMapping("/delays")
    ResponseEntity<byte[]> delays(
            @ModelAttribute Asked asked, @RequestParam @Nullable String by, @RequestHeader HttpHeaders headers)
            throws HttpMediaTypeNotAcceptableException {
        var dimension = dimension(by);
        return answer(asked, headers, DelayRow.class, choice -> queries.delays(choice, dimension));
    }

    @GetMapping("/incidents")
    ResponseEntity<byte[]> incidents(@ModelAttribute Asked asked, @RequestHeader HttpHeaders headers)
            throws HttpMediaTypeNotAcceptableException {
        return answer(
                asked,
                headers,
                IncidentRow.class,
                choice -> AskedDays.requireAtMost(MOST_ROWS, queries.incidents(choice, MOST_ROWS + 1)));
    }

    @GetMapping("/recurrence")
    ResponseEntity<byte[]> recurrence(
            @ModelAttribute Asked asked,
            @RequestParam @Nullable String by,
            @RequestParam(defaultValue = "30") int withinDays,
            @RequestHeader HttpHeaders headers)
            throws HttpMediaTypeNotAcceptableException {
        if (withinDays < 1 || withinDays > LONGEST_RECURRENCE) {
            throw ProblemException.badRequest(
                    "?withinDays", "INVALID_PARAMETER", "Ask for 1 to %d days.".formatted(LONGEST_RECURRENCE));
        }
        var key = requireNonNullElse(Choices.read(by, RecurrenceKey.class, "by"), RecurrenceKey.NONE);
        return answer(
                asked,
                headers,
                RecurrenceRow.class,
                choice -> queries.recurrence(choice, key, Duration.ofDays(withinDays)));
    }

    private static Dimension dimension(@Nullable String by) {
        return requireNonNullElse(Choices.read(by, Dimension.class, "by"), Dimension.NONE);
    }

    private <R extends Record> ResponseEntity<byte[]> answer(
            Asked asked, HttpHeaders headers, Class<R> row, Function<IncidentChoice, List<R>> query)
            throws HttpMediaTypeNotAcceptableException {
        var format = tables.format(asked.format(), headers);
        var now = clock.instant();
        var choice = choice(asked, LocalDate.ofInstant(now, zone));
        for (var projection : PROJECTIONS) {
            writes.awaitPosition(projection, asked.minPosition());
        }
        if (asked.component() != null) {
            writes.awaitPosition(OutageQueries.PROJECTION, asked.minPosition());
            components.requireKnown(asked.component());
        }
        var asOf = Rows.AsOf.of(positions.ofAll(PROJECTIONS), now);
        var rows = query.apply(choice);
        return tables.answer(new Answer<>(choice.from(), choice.to(), zone, asOf, rows), row, format);
    }

    private IncidentChoice choice(Asked asked, LocalDate today) {
        var days = AskedDays.of(asked.from(), asked.to(), A_YEAR, today);
        if (asked.origin() != null && !LINE.matcher(asked.origin()).matches()) {
            throw ProblemException.badRequest("?origin", "INVALID_PARAMETER", "Name a provider, in one line.");
        }
        return new IncidentChoice(
                days.from(),
                days.to(),
                asked.component(),
                Choices.read(asked.impact(), Impact.class, "impact"),
                asked.origin(),
                Choices.read(asked.audience(), Audience.class, "audience"));
    }
}
