package dev.incidentledger.query.promises;

import dev.incidentledger.events.Audience;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.Choices;
import dev.incidentledger.query.platform.MonthRange;
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
        var asked =
                MonthRange.asked(from, to, YearMonth.from(clock.instant().atZone(zone)), DEFAULT_MONTHS, MOST_MONTHS);
        writes.awaitPosition(PromisesProjection.GROUP, minPosition);
        var asOf = AsOf.now(positions, clock);
        return new Months(
                asked.first(),
                asked.last(),
                zone,
                rule.grace().toSeconds(),
                queries.months(asked.first(), asked.last(), whose, asOf.at()),
                asOf);
    }
}
