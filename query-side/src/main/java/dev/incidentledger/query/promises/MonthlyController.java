package dev.incidentledger.query.promises;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import dev.incidentledger.events.Audience;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.Choices;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How promises were kept, month by month, for callers of any role. */
@RestController
class MonthlyController {

    private static final int DEFAULT_MONTHS = 12;
    private static final int MOST_MONTHS = 120;
    private static final YearMonth EARLIEST = YearMonth.of(1970, 1);
    private static final YearMonth LATEST = YearMonth.of(2199, 12);

    record Months(
            YearMonth from, YearMonth to, ZoneId zone, long graceSeconds, List<MonthOfPromises> months, AsOf asOf) {}

    private final MonthlyQueries queries;
    private final ProjectionPositions positions;
    private final ReadYourWrites writes;
    private final PromiseRule rule;
    private final ZoneId zone;
    private final Clock clock;

    MonthlyController(
            MonthlyQueries queries,
            ProjectionPositions positions,
            ReadYourWrites writes,
            PromiseRule rule,
            StatusPage page,
            Clock clock) {
        this.queries = queries;
        this.positions = positions;
        this.writes = writes;
        this.rule = rule;
        this.zone = page.zone();
        this.clock = clock;
    }

    @GetMapping(path = PromiseController.PATH + "/months", produces = MediaType.APPLICATION_JSON_VALUE)
    Months months(
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to,
            @RequestParam(required = false) @Nullable String audience,
            @RequestParam(required = false) @Nullable Long minPosition) {
        var whose = Choices.read(audience, Audience.class, "audience");
        var last =
                requireNonNullElseGet(to, () -> YearMonth.from(clock.instant().atZone(zone)));
        requireSane(last, "?to");
        var first = requireNonNullElse(from, last.minusMonths(DEFAULT_MONTHS - 1));
        requireSane(first, "?from");
        requirePeriod(first, last);
        writes.awaitPosition(PromisesProjection.GROUP, minPosition);
        var asOf = AsOf.now(positions, clock);
        return new Months(
                first, last, zone, rule.grace().toSeconds(), queries.months(first, last, whose, asOf.at()), asOf);
    }

    private static void requireSane(YearMonth month, String pointer) {
        if (month.isBefore(EARLIEST) || month.isAfter(LATEST)) {
            throw refused(pointer, "Ask for a month from %s to %s.".formatted(EARLIEST, LATEST));
        }
    }

    private static void requirePeriod(YearMonth first, YearMonth last) {
        if (last.isBefore(first) || last.isAfter(first.plusMonths(MOST_MONTHS - 1))) {
            throw refused("?from", "Ask for 1 to %d months, the first one first.".formatted(MOST_MONTHS));
        }
    }

    private static ProblemException refused(String pointer, String detail) {
        return ProblemException.badRequest(pointer, "INVALID_PARAMETER", detail);
    }
}
