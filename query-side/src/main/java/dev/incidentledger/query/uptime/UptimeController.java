package dev.incidentledger.query.uptime;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.UptimePolicy;
import dev.incidentledger.query.platform.AsOf;
import dev.incidentledger.query.platform.AskedDays;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.Moments;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.uptime.ComponentUptime.OutageDay;
import dev.incidentledger.query.uptime.ComponentUptime.Rule;
import dev.incidentledger.query.uptime.ComponentUptime.Seconds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UptimeController {

    private static final int DEFAULT_DAYS = 90;

    private final UptimeQueries uptime;
    private final PastUptime past;
    private final Moments moments;
    private final ProjectionPositions positions;
    private final ReadYourWrites yours;
    private final ZoneId zone;

    UptimeController(
            UptimeQueries uptime,
            PastUptime past,
            Moments moments,
            ProjectionPositions positions,
            ReadYourWrites yours,
            StatusPage page) {
        this.uptime = uptime;
        this.past = past;
        this.moments = moments;
        this.positions = positions;
        this.yours = yours;
        this.zone = page.zone();
    }

    @GetMapping("/api/v1/components/{id}/uptime")
    ComponentUptime uptime(
            @PathVariable ComponentId id,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam(defaultValue = "statuspage") String policy,
            @RequestParam @Nullable AsOf asOf,
            @RequestParam @Nullable Instant validAt,
            @RequestParam @Nullable Long minPosition) {
        var rule = UptimePolicy.named(policy).orElseThrow(UptimeController::unknownPolicy);
        var moment = moments.asked(UptimeProjection.GROUP, asOf, validAt);
        var today = LocalDate.ofInstant(moment.time(), zone);
        var asked = AskedDays.of(from, to, DEFAULT_DAYS, today);
        var first = asked.from();
        var last = asked.to();
        yours.awaitPosition(UptimeProjection.GROUP, minPosition);
        var position = moment.knowsAll() ? positions.of(UptimeProjection.GROUP) : OptionalLong.of(moment.position());
        var start = startOf(id, moment).orElseThrow(() -> unknown(id)).first();

        var counted = start != null && start.isAfter(first) ? start : first;
        var days = days(id, counted, last.isAfter(today) ? today : last, moment);
        var lost = days.values().stream().reduce(Disruption.NONE, Disruption::plus);
        long count = UptimePolicy.days(first, last, start, today);
        var fraction = count == 0 ? null : rule.fraction(lost, count);
        return new ComponentUptime(
                id.value(),
                first,
                last,
                new Rule(rule.name(), rule.rule()),
                zone,
                count,
                fraction,
                fraction == null ? null : UptimePolicy.shown(fraction),
                Seconds.of(lost),
                days.entrySet().stream()
                        .map(day -> new OutageDay(day.getKey(), Seconds.of(day.getValue())))
                        .toList(),
                new ComponentUptime.AsOf(
                        position.isPresent() ? position.getAsLong() : null, moment.time(), moment.validAt()));
    }

    private Optional<Start> startOf(ComponentId component, Moment moment) {
        return moment.knowsAll() ? uptime.startOf(component) : past.startOf(component, moment.position());
    }

    private SortedMap<LocalDate, Disruption> days(ComponentId component, LocalDate from, LocalDate to, Moment moment) {
        return moment.isPresent()
                ? uptime.days(component, from, to, moment.time())
                : past.days(component, from, to, moment);
    }

    private static ProblemException unknownPolicy() {
        var names = UptimePolicy.ALL.stream().map(UptimePolicy::name).collect(Collectors.joining(", "));
        return ProblemException.badRequest("?policy", "UNKNOWN_POLICY", "The policies are: %s.".formatted(names));
    }

    private static ProblemException unknown(ComponentId id) {
        return ProblemException.notFound("COMPONENT_NOT_FOUND", "There is no component " + id);
    }
}
