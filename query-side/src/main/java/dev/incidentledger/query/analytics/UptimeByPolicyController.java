package dev.incidentledger.query.analytics;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNullElse;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.eventstore.rebuild.OneMoment;
import dev.incidentledger.http.OnlyKnownParameters;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.health.UptimePolicy;
import dev.incidentledger.query.outages.AskedComponents;
import dev.incidentledger.query.outages.Basis;
import dev.incidentledger.query.outages.OutageClaim;
import dev.incidentledger.query.outages.OutageQueries;
import dev.incidentledger.query.outages.OutageQuestion;
import dev.incidentledger.query.outages.Step;
import dev.incidentledger.query.outages.Subject;
import dev.incidentledger.query.platform.AnalyticsDatabase;
import dev.incidentledger.query.platform.AskedDays;
import dev.incidentledger.query.platform.Choices;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.platform.StatusPage;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For how much of a time components were up, by any policy and either window, and what went into the figure. */
@RestController
@OnlyKnownParameters
class UptimeByPolicyController {

    private static final int A_YEAR = 365;
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_CLAIMS = 500;
    private static final int MOST_DAYS = 100;
    private static final int MOST_CLAIMS_OF_A_DAY = 100;

    /** @param from the first day, of the page's zone; null for a year until {@code to} */
    record Asked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable ComponentId component,
            @Nullable GroupId group,
            @Nullable String policy,
            @Nullable String window,
            @Nullable String whatIf,
            @Nullable String format,
            @Nullable Long minPosition) {}

    private final OneMoment oneMoment;
    private final OutageQueries outages;
    private final AskedComponents components;
    private final AnalyticsQueries incidents;
    private final UptimePolicies policies;
    private final Tables tables;
    private final ProjectionPositions positions;
    private final ReadYourWrites writes;
    private final ZoneId zone;
    private final InstantSource clock;

    UptimeByPolicyController(
            @Qualifier(AnalyticsDatabase.MOMENT) OneMoment oneMoment,
            OutageQueries outages,
            AskedComponents components,
            AnalyticsQueries incidents,
            UptimePolicies policies,
            Tables tables,
            ProjectionPositions positions,
            ReadYourWrites writes,
            StatusPage page,
            InstantSource clock) {
        this.oneMoment = oneMoment;
        this.outages = outages;
        this.components = components;
        this.incidents = incidents;
        this.policies = policies;
        this.tables = tables;
        this.positions = positions;
        this.writes = writes;
        this.zone = page.zone();
        this.clock = clock;
    }

    @GetMapping("/api/v1/analytics/uptime")
    ResponseEntity<byte[]> uptime(
            @ModelAttribute Asked asked,
            @RequestParam @Nullable String by,
            @RequestParam @Nullable String per,
            @RequestHeader HttpHeaders headers)
            throws HttpMediaTypeNotAcceptableException {
        var format = tables.format(asked.format(), headers);
        var reading = reading(asked, UptimePolicies.DEFAULT);
        var subject = requireNonNullElse(Choices.read(by, Subject.class, "by"), Subject.NONE);
        var step = requireNonNullElse(Choices.read(per, Step.class, "per"), Step.PERIOD);
        var question = question(asked, reading, subject, step);
        var asOf = asOf(asked, question);
        var answer = oneMoment.read(() -> {
            var times = AskedDays.requireAtMost(MOST_ROWS, outages.times(question, MOST_ROWS + 1));
            var rows = times.stream().map(time -> UptimeRow.of(time, reading)).toList();
            return answer(question, reading, asOf, rows, outages.claims(question, MOST_CLAIMS + 1));
        });
        return tables.answer(answer, UptimeRow.class, format);
    }

    @GetMapping("/api/v1/analytics/worst-days")
    ResponseEntity<byte[]> worstDays(
            @ModelAttribute Asked asked,
            @RequestParam @Nullable String by,
            @RequestParam(defaultValue = "10") int limit,
            @RequestHeader HttpHeaders headers)
            throws HttpMediaTypeNotAcceptableException {
        if (limit < 1 || limit > MOST_DAYS) {
            throw ProblemException.badRequest("?limit", "INVALID_PARAMETER", "Ask for 1 to %d.".formatted(MOST_DAYS));
        }
        var format = tables.format(asked.format(), headers);
        var reading = reading(asked, UptimePolicy.ELAPSED.name());
        var days = requireNonNullElse(Choices.read(by, DaysOf.class, "by"), DaysOf.NONE);
        var question = question(asked, reading, days.subject(), Step.DAY);
        var asOf = asOf(asked, question);
        var answer = oneMoment.read(() -> worstDays(question, reading, asOf, limit));
        return tables.answer(answer, WorstDayRow.class, format);
    }

    private ReadAnswer<WorstDayRow> worstDays(OutageQuestion question, Reading reading, Rows.AsOf asOf, int limit) {
        var behind = new LinkedHashSet<OutageClaim>();
        var rows = outages.troubled(question).stream()
                .map(time -> new JudgedTime(time, reading.judge(time)))
                .filter(day -> day.judgment().lostSeconds() > 0)
                .sorted(JudgedTime.WORST_FIRST)
                .limit(limit)
                .map(day -> {
                    var claims = outages.claims(question.behind(day.time()), MOST_CLAIMS_OF_A_DAY);
                    behind.addAll(claims);
                    return WorstDayRow.of(day.time(), day.judgment(), reading, sources(claims));
                })
                .toList();
        return answer(question, reading, asOf, rows, List.copyOf(behind));
    }

    private Rows.AsOf asOf(Asked asked, OutageQuestion question) {
        writes.awaitPosition(OutageQueries.PROJECTION, asked.minPosition());
        components.requirePublic(asked.component());
        components.requireKnown(asked.group());
        return Rows.AsOf.of(positions.of(OutageQueries.PROJECTION), question.now());
    }

    private <R extends Record> ReadAnswer<R> answer(
            OutageQuestion question, Reading reading, Rows.AsOf asOf, List<R> rows, List<OutageClaim> claims) {
        var shown = claims.stream()
                .sorted(comparing(OutageClaim::from).reversed())
                .limit(MOST_CLAIMS)
                .toList();
        return new ReadAnswer<>(
                question.from(),
                question.to(),
                zone,
                new ReadAnswer.Rule(reading.policy().name(), reading.policy().rule()),
                reading.window().wireName(),
                reading.whatIfName(),
                asOf,
                rows,
                Cause.of(
                        shown,
                        incidents.titles(shown.stream()
                                .map(OutageClaim::source)
                                .distinct()
                                .toList())),
                shown.size() == claims.size());
    }

    private static List<String> sources(List<OutageClaim> claims) {
        return claims.stream().map(OutageClaim::source).distinct().toList();
    }

    private Reading reading(Asked asked, String policy) {
        return new Reading(
                policies.named(requireNonNullElse(asked.policy(), policy)),
                requireNonNullElse(Choices.read(asked.window(), Basis.class, "window"), Basis.PUBLISHED),
                Choices.read(asked.whatIf(), ComponentStatus.class, "whatIf"));
    }

    private OutageQuestion question(Asked asked, Reading reading, Subject by, Step per) {
        var now = clock.instant();
        var days = AskedDays.of(asked.from(), asked.to(), A_YEAR, LocalDate.ofInstant(now, zone));
        return new OutageQuestion(
                reading.window(), days.from(), days.to(), asked.component(), asked.group(), by, per, now);
    }
}
