package dev.incidentledger.query.analytics;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.platform.JsonRows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is counted and measured equals what a loop over the same incidents finds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnalyticsQueriesTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final int INCIDENTS = 600;
    private static final int MINUTES = 2 * 365 * 24 * 60;

    private static final Duration GRACE = Duration.ofSeconds(90);

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

    @TempDir
    static Path folder;

    static QueryServer server;
    static List<IncidentFacts> all;
    static Map<String, List<Promised>> promises;

    @BeforeAll
    static void write_many() {
        server = QueryServer.start(folder, "ledger.page.zone=" + ZONE, "ledger.promises.grace=90s");
        var random = new Random(7);
        all = IntStream.range(0, INCIDENTS).mapToObj(i -> any(i, random)).toList();
        server.get(JdbcClient.class).sql("""
                        insert into query.analytics_incident_v1
                        select * from jsonb_populate_recordset(null::query.analytics_incident_v1, ?::jsonb)
                        """).param(JsonRows.write(all)).update();
        var promised =
                all.stream().flatMap(incident -> promised(incident, random)).toList();
        promises = promised.stream().collect(groupingBy(Promised::incidentId));
        server.get(JdbcClient.class).sql("""
                        insert into query.promise_v3
                        select * from jsonb_populate_recordset(null::query.promise_v3, ?::jsonb)
                        """).param(JsonRows.write(promised)).update();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<IncidentChoice> choices() {
        var random = new Random(11);
        return Stream.generate(() -> choice(random)).limit(40);
    }

    /** Of what is compared with all that there is, each by each. */
    static Stream<IncidentChoice> fewer() {
        return choices().limit(15);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void counts_are_those_of_a_loop(IncidentChoice choice) {
        for (var by : Dimension.values()) {
            var expected = new ArrayList<CountRow>();
            groups(choice, by)
                    .forEach((key, incidents) -> expected.add(new CountRow(
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
                            incidents.stream().mapToLong(IncidentFacts::updates).sum(),
                            incidents.stream()
                                    .filter(each -> !each.correctionDelays().isEmpty())
                                    .count(),
                            incidents.stream()
                                    .mapToLong(each -> each.correctionDelays().size())
                                    .sum(),
                            promises(incidents).count(),
                            promises(incidents).filter(Promised::isKept).count(),
                            promises(incidents).filter(Promised::isLate).count(),
                            promises(incidents).filter(Promised::isBroken).count())));

            assertThat(queries().counts(choice, by)).as("by %s", by).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("choices")
    void delays_are_those_of_a_loop(IncidentChoice choice) {
        for (var by : Dimension.values()) {
            var expected = new ArrayList<DelayRow>();
            groups(choice, by).forEach((key, incidents) -> {
                for (var delay : Delay.values()) {
                    expected.add(measured(key, delay, incidents));
                }
            });

            assertThat(queries().delays(choice, by)).as("by %s", by).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("choices")
    void incidents_are_those_of_a_loop_and_no_row_more_is_read(IncidentChoice choice) {
        var expected = chosen(choice)
                .sorted(comparing(IncidentFacts::toldAt).thenComparing(IncidentFacts::incidentId))
                .map(IncidentFacts::incidentId)
                .toList();

        assertThat(queries().incidents(choice, INCIDENTS))
                .extracting(IncidentRow::incidentId)
                .isEqualTo(expected);
        assertThat(server.rowsOf(() -> queries().incidents(choice, INCIDENTS))).isEqualTo(expected.size());
    }

    @ParameterizedTest
    @MethodSource("fewer")
    void recurrence_is_that_of_a_loop(IncidentChoice choice) {
        for (var by : RecurrenceKey.values()) {
            for (var within : List.of(Duration.ofDays(1), Duration.ofDays(3))) {
                assertThat(queries().recurrence(choice, by, within))
                        .as("by %s within %s", by, within)
                        .isEqualTo(recurrence(choice, by, within));
            }
        }
    }

    private static List<RecurrenceRow> recurrence(IncidentChoice choice, RecurrenceKey by, Duration within) {
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
    private static @Nullable Duration since(IncidentFacts incident, ComponentId component, Duration within) {
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

    private static AnalyticsQueries queries() {
        return server.get(AnalyticsQueries.class);
    }

    private static TreeMap<String, List<IncidentFacts>> groups(IncidentChoice choice, Dimension by) {
        record Keyed(String key, IncidentFacts incident) {}
        var groups = new TreeMap<String, List<IncidentFacts>>();
        chosen(choice)
                .flatMap(incident -> keys(incident, by).map(key -> new Keyed(key, incident)))
                .collect(groupingBy(Keyed::key))
                .forEach((key, keyed) ->
                        groups.put(key, keyed.stream().map(Keyed::incident).toList()));
        return groups;
    }

    private static Stream<IncidentFacts> chosen(IncidentChoice choice) {
        return all.stream()
                .filter(each -> !each.retracted())
                .filter(each -> {
                    var day = LocalDate.ofInstant(each.toldAt(), ZONE);
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

    private static Stream<String> keys(IncidentFacts incident, Dimension by) {
        return switch (by) {
            case NONE -> Stream.of("all");
            case MONTH ->
                Stream.of(YearMonth.from(incident.toldAt().atZone(ZONE)).toString());
            case COMPONENT -> incident.componentIds().stream().map(ComponentId::value);
            case IMPACT -> Stream.of(incident.impact());
            case ORIGIN -> Stream.of(ownOr(incident.origin()));
            case AUDIENCE -> Stream.of(incident.audience());
        };
    }

    private static DelayRow measured(String key, Delay delay, List<IncidentFacts> incidents) {
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

    private static LongStream seconds(IncidentFacts incident, Delay delay) {
        return switch (delay) {
            case BEGAN_TO_DETECTED -> between(incident.beganAt(), incident.detectedAt());
            case BEGAN_TO_PUBLISHED -> between(incident.beganAt(), incident.publishedAt());
            case DETECTED_TO_PUBLISHED -> between(incident.detectedAt(), incident.publishedAt());
            case PUBLISHED_TO_IDENTIFIED -> between(incident.publishedAt(), incident.identifiedAt());
            case PUBLISHED_TO_MONITORING -> between(incident.publishedAt(), incident.monitoringAt());
            case PUBLISHED_TO_RESOLVED -> between(incident.publishedAt(), incident.resolvedAt());
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

    private static Stream<Promised> promises(List<IncidentFacts> incidents) {
        return incidents.stream().flatMap(each -> promises.getOrDefault(each.incidentId(), List.of()).stream());
    }

    private static Stream<Promised> promised(IncidentFacts incident, Random random) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> {
            var due = incident.toldAt().plusSeconds(i * 600L);
            var answered = random.nextInt(4) == 0 ? null : due.plusMillis(10_000L * random.nextInt(-20, 40));
            return new Promised(
                    incident.incidentId(),
                    "upd_" + i,
                    incident.toldAt(),
                    due,
                    answered == null ? null : "upd_" + (i + 1),
                    answered,
                    random.nextBoolean(),
                    incident.retracted(),
                    incident.audience());
        });
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
        return Objects.requireNonNullElse(origin, "own");
    }

    private static IncidentFacts any(int number, Random random) {
        var told = START.plus(Duration.ofSeconds(random.nextLong(60L * MINUTES)));
        return new IncidentFacts(
                "inc_%026d".formatted(number),
                "Incident " + number,
                "resolved",
                Audience.values()[random.nextInt(2)].wireName(),
                Impact.values()[random.nextInt(Impact.values().length)].wireName(),
                random.nextInt(3) == 0 ? "Cloud " + random.nextInt(2) : null,
                Stream.of(1, 2, 3)
                        .filter(_ -> random.nextBoolean())
                        .map(AnalyticsQueriesTest::component)
                        .toList(),
                told,
                maybe(told, random),
                maybe(told, random),
                maybe(told, random),
                maybe(told, random),
                maybe(told, random),
                maybe(told, random),
                maybe(told, random),
                random.nextInt(5) == 0,
                random.nextInt(9),
                numbers(random),
                numbers(random),
                random.nextInt(10) == 0);
    }

    private static @Nullable Instant maybe(Instant told, Random random) {
        return random.nextInt(3) == 0 ? null : told.plusMillis(random.nextLong(-3_600_000, 36_000_000));
    }

    private static List<Long> numbers(Random random) {
        return random.longs(random.nextInt(4), 0, 10_000).boxed().toList();
    }

    private static IncidentChoice choice(Random random) {
        var from = LocalDate.ofInstant(START, ZONE).plusDays(random.nextInt(700));
        return new IncidentChoice(
                from,
                from.plusDays(random.nextInt(500)),
                random.nextInt(3) == 0 ? component(1 + random.nextInt(3)) : null,
                random.nextInt(3) == 0 ? Impact.values()[random.nextInt(Impact.values().length)] : null,
                random.nextInt(4) == 0 ? List.of("own", "Cloud 1").get(random.nextInt(2)) : null,
                random.nextInt(4) == 0 ? Audience.values()[random.nextInt(2)] : null);
    }

    private static ComponentId component(int number) {
        return new ComponentId("cmp_%026d".formatted(number));
    }
}
