package dev.incidentledger.query.analytics;

import static java.util.stream.Collectors.groupingBy;

import dev.incidentledger.events.catalogue.ComponentId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is counted and measured of incidents, found by loops over them. */
final class LoopedFigures {

    static final Duration GRACE = Duration.ofSeconds(90);

    /** @param answeredAt null while nothing came */
    record Promised(
            String incidentId,
            String madeBy,
            Instant madeAt,
            Instant due,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt,
            boolean goesOn,
            boolean retracted,
            String audience) {

        boolean isKept() {
            return answeredAt != null && !answeredAt.isAfter(due.plus(GRACE));
        }

        boolean isLate() {
            return answeredAt != null && answeredAt.isAfter(due.plus(GRACE));
        }

        boolean isBroken() {
            return answeredAt == null && !goesOn;
        }
    }

    private final ZoneId zone;
    private final List<IncidentFacts> all;
    private final Map<String, List<Promised>> promises;

    LoopedFigures(ZoneId zone, List<IncidentFacts> all, List<Promised> promises) {
        this.zone = zone;
        this.all = all;
        this.promises = promises.stream().collect(groupingBy(Promised::incidentId));
    }

    List<CountRow> counts(IncidentChoice choice, Dimension by) {
        var expected = new TreeMap<String, CountRow>();
        if (by == Dimension.MONTH) {
            for (var day = choice.from(); !day.isAfter(choice.to()); day = day.plusDays(1)) {
                var month = YearMonth.from(day).toString();
                expected.put(month, new CountRow(month, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
            }
        }
        groups(choice, by)
                .forEach((key, incidents) -> expected.put(
                        key,
                        new CountRow(
                                key,
                                incidents.size(),
                                incidents.stream()
                                        .filter(each -> each.resolvedAt() == null)
                                        .count(),
                                incidents.stream()
                                        .filter(IncidentFacts::toldAfterwards)
                                        .count(),
                                incidents.stream()
                                        .filter(each -> each.postmortemAt() != null)
                                        .count(),
                                incidents.stream()
                                        .mapToLong(IncidentFacts::updates)
                                        .sum(),
                                incidents.stream()
                                        .filter(each -> !each.correctionDelays().isEmpty())
                                        .count(),
                                incidents.stream()
                                        .mapToLong(
                                                each -> each.correctionDelays().size())
                                        .sum(),
                                promises(incidents).count(),
                                promises(incidents).filter(Promised::isKept).count(),
                                promises(incidents).filter(Promised::isLate).count(),
                                promises(incidents).filter(Promised::isBroken).count())));
        return List.copyOf(expected.values());
    }

    List<DelayRow> delays(IncidentChoice choice, Dimension by) {
        var expected = new ArrayList<DelayRow>();
        groups(choice, by).forEach((key, incidents) -> {
            for (var delay : Delay.values()) {
                expected.add(measured(key, delay, incidents));
            }
        });
        return expected;
    }

    List<RecurrenceRow> recurrence(IncidentChoice choice, RecurrenceKey by, Duration within) {
        record Looked(String id, @Nullable Duration since) {}
        var looked = new TreeMap<String, Map<String, Looked>>();
        chosen(choice)
                .forEach(incident -> incident.componentIds().stream()
                        .filter(component -> choice.component() == null || component.equals(choice.component()))
                        .forEach(component -> looked.computeIfAbsent(
                                        by == RecurrenceKey.NONE ? "all" : component.value(), _ -> new TreeMap<>())
                                .merge(
                                        incident.incidentId(),
                                        new Looked(incident.incidentId(), since(incident, component, within)),
                                        (one, other) -> one.since() == null
                                                        || other.since() != null
                                                                && other.since().compareTo(one.since()) < 0
                                                ? other
                                                : one)));
        return looked.entrySet().stream()
                .map(each -> {
                    var recurred = each.getValue().values().stream()
                            .filter(incident -> incident.since() != null)
                            .toList();
                    return new RecurrenceRow(
                            each.getKey(),
                            each.getValue().size(),
                            recurred.size(),
                            rank(
                                    recurred.stream()
                                            .map(Looked::since)
                                            .filter(Objects::nonNull)
                                            .mapToLong(Duration::toSeconds)
                                            .sorted()
                                            .toArray(),
                                    0.5),
                            recurred.stream().map(Looked::id).toList());
                })
                .toList();
    }

    /** Null where no earlier one was resolved so shortly before. */
    private @Nullable Duration since(IncidentFacts incident, ComponentId component, Duration within) {
        return all.stream()
                .filter(earlier -> !earlier.retracted() && earlier != incident)
                .filter(earlier -> earlier.componentIds().contains(component))
                .flatMap(earlier -> Stream.ofNullable(earlier.resolvedAt())
                        .map(resolved -> resolved.isBefore(earlier.toldAt()) ? earlier.toldAt() : resolved))
                .filter(over -> over.isBefore(incident.toldAt()))
                .map(over -> Duration.between(over, incident.toldAt()))
                .filter(since -> since.compareTo(within) <= 0)
                .min(Duration::compareTo)
                .orElse(null);
    }

    private TreeMap<String, List<IncidentFacts>> groups(IncidentChoice choice, Dimension by) {
        record Keyed(String key, IncidentFacts incident) {}
        var groups = new TreeMap<String, List<IncidentFacts>>();
        chosen(choice)
                .flatMap(incident -> keys(incident, by).map(key -> new Keyed(key, incident)))
                .collect(groupingBy(Keyed::key))
                .forEach((key, keyed) ->
                        groups.put(key, keyed.stream().map(Keyed::incident).toList()));
        return groups;
    }

    Stream<IncidentFacts> chosen(IncidentChoice choice) {
        return all.stream()
                .filter(each -> !each.retracted())
                .filter(each -> {
                    var day = LocalDate.ofInstant(each.toldAt(), zone);
                    return !day.isBefore(choice.from()) && !day.isAfter(choice.to());
                })
                .filter(each ->
                        choice.component() == null || each.componentIds().contains(choice.component()))
                .filter(each -> choice.impact() == null
                        || each.impact().equals(choice.impact().wireName()))
                .filter(each -> choice.origin() == null || ownOr(each.origin()).equals(choice.origin()))
                .filter(each -> choice.audience() == null
                        || each.audience().equals(choice.audience().wireName()));
    }

    private Stream<String> keys(IncidentFacts incident, Dimension by) {
        return switch (by) {
            case NONE -> Stream.of("all");
            case MONTH ->
                Stream.of(YearMonth.from(incident.toldAt().atZone(zone)).toString());
            case COMPONENT ->
                incident.componentIds().isEmpty()
                        ? Stream.of("none")
                        : incident.componentIds().stream().map(ComponentId::value);
            case IMPACT -> Stream.of(incident.impact());
            case ORIGIN -> Stream.of(ownOr(incident.origin()));
            case AUDIENCE -> Stream.of(incident.audience());
        };
    }

    private DelayRow measured(String key, Delay delay, List<IncidentFacts> incidents) {
        var samples = incidents.stream()
                .flatMapToLong(incident -> seconds(incident, delay))
                .sorted()
                .toArray();
        long without = incidents.stream()
                .filter(incident -> seconds(incident, delay).findAny().isEmpty())
                .count();
        return new DelayRow(
                key, delay.wireName(), rank(samples, 0.5), rank(samples, 0.9), mean(samples), samples.length, without);
    }

    private LongStream seconds(IncidentFacts incident, Delay delay) {
        return switch (delay) {
            case BEGAN_TO_DETECTED -> between(incident.beganAt(), incident.detectedAt());
            case BEGAN_TO_PUBLISHED -> between(incident.beganAt(), incident.publishedAt());
            case DETECTED_TO_PUBLISHED -> between(incident.detectedAt(), incident.publishedAt());
            case PUBLISHED_TO_IDENTIFIED -> sincePublished(incident, incident.identifiedAt());
            case PUBLISHED_TO_MONITORING -> sincePublished(incident, incident.monitoringAt());
            case PUBLISHED_TO_RESOLVED -> sincePublished(incident, incident.resolvedAt());
            case BEGAN_TO_RESOLVED -> between(incident.beganAt(), incident.resolvedAt());
            case RESOLVED_TO_POSTMORTEM -> between(incident.resolvedAt(), incident.postmortemAt());
            case BETWEEN_UPDATES -> incident.updateGaps().stream().mapToLong(Long::longValue);
            case TO_CORRECTION -> incident.correctionDelays().stream().mapToLong(Long::longValue);
            case DUE_TO_LATE_UPDATE ->
                promises(List.of(incident))
                        .filter(Promised::isLate)
                        .flatMapToLong(late -> between(late.due(), late.answeredAt()));
        };
    }

    /** What was published once all was over has nothing to wait for from then on. */
    private static LongStream sincePublished(IncidentFacts incident, @Nullable Instant to) {
        return incident.toldAfterwards() ? LongStream.empty() : between(incident.publishedAt(), to);
    }

    private Stream<Promised> promises(List<IncidentFacts> incidents) {
        return incidents.stream().flatMap(each -> promises.getOrDefault(each.incidentId(), List.of()).stream());
    }

    private static LongStream between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? LongStream.empty()
                : LongStream.of(Duration.between(from, to).getSeconds());
    }

    private static @Nullable Long rank(long[] sorted, double share) {
        return sorted.length == 0 ? null : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private static @Nullable Double mean(long[] samples) {
        return samples.length == 0
                ? null
                : BigDecimal.valueOf(LongStream.of(samples).sum())
                        .divide(BigDecimal.valueOf(samples.length), 3, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    private static String ownOr(@Nullable String origin) {
        return origin == null ? "own" : origin.replace("\\", "").equals("own") ? "\\" + origin : origin;
    }
}
