package dev.incidentledger.query.analytics;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.platform.JsonRows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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

    @TempDir
    static Path folder;

    static QueryServer server;
    static LoopedFigures loop;

    @BeforeAll
    static void write_many() {
        server = QueryServer.start(folder, "ledger.page.zone=" + ZONE, "ledger.promises.grace=" + LoopedFigures.GRACE);
        var random = new Random(7);
        var all = IntStream.range(0, INCIDENTS).mapToObj(i -> any(i, random)).toList();
        server.get(JdbcClient.class).sql("""
                        insert into query.analytics_incident_v2
                        select * from jsonb_populate_recordset(null::query.analytics_incident_v2, ?::jsonb)
                        """).param(JsonRows.write(all)).update();
        var promised =
                all.stream().flatMap(incident -> promised(incident, random)).toList();
        loop = new LoopedFigures(ZONE, all, promised);
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
            assertThat(queries().counts(choice, by)).as("by %s", by).isEqualTo(loop.counts(choice, by));
        }
    }

    @ParameterizedTest
    @MethodSource("choices")
    void delays_are_those_of_a_loop(IncidentChoice choice) {
        for (var by : Dimension.values()) {
            assertThat(queries().delays(choice, by)).as("by %s", by).isEqualTo(loop.delays(choice, by));
        }
    }

    @ParameterizedTest
    @MethodSource("choices")
    void incidents_are_those_of_a_loop_and_no_row_more_is_read(IncidentChoice choice) {
        var expected = loop.chosen(choice)
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
                        .isEqualTo(loop.recurrence(choice, by, within));
            }
        }
    }

    private static AnalyticsQueries queries() {
        return server.get(AnalyticsQueries.class);
    }

    private static Stream<LoopedFigures.Promised> promised(IncidentFacts incident, Random random) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> {
            var due = incident.toldAt().plusSeconds(i * 600L);
            var answered = random.nextInt(4) == 0 ? null : due.plusMillis(10_000L * random.nextInt(-20, 40));
            return new LoopedFigures.Promised(
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

    private static IncidentFacts any(int number, Random random) {
        var told = START.plus(Duration.ofSeconds(random.nextLong(60L * MINUTES)));
        return new IncidentFacts(
                "inc_%026d".formatted(number),
                "Incident " + number,
                "resolved",
                Audience.values()[random.nextInt(2)].wireName(),
                Impact.values()[random.nextInt(Impact.values().length)].wireName(),
                random.nextInt(3) == 0
                        ? List.of("Cloud 0", "Cloud 1", "own", "\\own").get(random.nextInt(4))
                        : null,
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
                random.nextInt(4) == 0 ? List.of("own", "Cloud 1", "\\own").get(random.nextInt(3)) : null,
                random.nextInt(4) == 0 ? Audience.values()[random.nextInt(2)] : null);
    }

    private static ComponentId component(int number) {
        return new ComponentId("cmp_%026d".formatted(number));
    }
}
