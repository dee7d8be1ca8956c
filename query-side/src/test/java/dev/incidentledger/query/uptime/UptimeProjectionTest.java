package dev.incidentledger.query.uptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.eventstore.rebuild.OneMoment;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.currentstatus.RandomHistory;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.IncidentClaims;
import dev.incidentledger.query.health.MaintenanceCourse;
import dev.incidentledger.query.health.PlannedWork;
import dev.incidentledger.query.health.RandomWork;
import dev.incidentledger.query.health.UptimePolicy;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.platform.TestStreams;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UptimeProjectionTest {

    private static final List<String> TABLES = List.of("uptime_claim_v1", "uptime_day_v1", "uptime_component_v1");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ComponentId API = Outages.component(1);
    private static final IncidentId FIRST = Outages.incident(1);
    private static final IncidentId SECOND = Outages.incident(2);
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    private final ProjectionBench bench = new ProjectionBench();
    private final StatusPage page = new StatusPage("Page", null, BERLIN);
    private final UptimeProjection projection = projection(page);
    private final UptimeQueries queries = queries(page);

    @Test
    void an_outage_over_midnight_is_split_there_in_the_zone_of_the_page() {
        identify(FIRST, "2026-11-09T22:30:00Z", ComponentStatus.MAJOR_OUTAGE);
        resolve(FIRST, "2026-11-09T23:45:30Z");
        bench.inOneBatch(projection);

        assertThat(days())
                .containsExactly(
                        Map.entry(LocalDate.parse("2026-11-09"), major("PT30M")),
                        Map.entry(LocalDate.parse("2026-11-10"), major("PT45M30S")));
    }

    @Test
    void where_incidents_overlap_the_worst_counts() {
        identify(FIRST, "2026-11-09T10:00:00Z", ComponentStatus.PARTIAL_OUTAGE);
        identify(SECOND, "2026-11-09T10:30:00Z", ComponentStatus.MAJOR_OUTAGE);
        resolve(SECOND, "2026-11-09T11:00:00Z");
        resolve(FIRST, "2026-11-09T12:00:00Z");
        bench.inOneBatch(projection);

        assertThat(days().get(LocalDate.parse("2026-11-09")))
                .isEqualTo(
                        new Disruption(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(90), Duration.ofMinutes(30)));
    }

    @Test
    void an_outage_that_goes_on_is_cut_off_at_the_moment_of_asking() {
        identify(FIRST, "2026-11-30T21:00:00Z", ComponentStatus.MAJOR_OUTAGE);
        bench.inOneBatch(projection);

        assertThat(bench.rows("uptime_day_v1")).isEmpty();
        assertThat(days())
                .containsExactly(
                        Map.entry(LocalDate.parse("2026-11-30"), major("PT2H")),
                        Map.entry(LocalDate.parse("2026-12-01"), major("PT1H")));
    }

    @Test
    void an_outage_that_began_after_the_days_asked_for_is_not_among_them() {
        identify(FIRST, "2026-11-20T10:00:00Z", ComponentStatus.MAJOR_OUTAGE);
        bench.inOneBatch(projection);

        assertThat(queries.days(API, LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-10"), NOW))
                .isEmpty();
    }

    @Test
    void days_before_and_since_an_outage_that_goes_on_all_count() {
        identify(FIRST, "2026-11-09T10:00:00Z", ComponentStatus.PARTIAL_OUTAGE);
        resolve(FIRST, "2026-11-09T11:00:00Z");
        identify(SECOND, "2026-11-30T22:00:00Z", ComponentStatus.MAJOR_OUTAGE);
        bench.inOneBatch(projection);

        assertThat(days().keySet())
                .containsExactly(
                        LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-30"), LocalDate.parse("2026-12-01"));
    }

    @Test
    void a_retracted_incident_leaves_no_trace() {
        identify(FIRST, "2026-11-09T10:00:00Z", ComponentStatus.MAJOR_OUTAGE);
        resolve(FIRST, "2026-11-09T12:00:00Z");
        bench.inOneBatch(projection);
        tell(new IncidentRetracted(FIRST));
        bench.batch(projection, 2, 3);

        assertThat(bench.rows("uptime_claim_v1")).isEmpty();
        assertThat(bench.rows("uptime_day_v1")).isEmpty();
    }

    @Test
    void a_maintenance_counts_from_its_actual_start_to_its_actual_end() {
        var work = PlannedWork.number(1);
        tell(work.scheduled(API));
        tell(work.started(1, 65, PlannedWork.says(API, ComponentStatus.UNDER_MAINTENANCE)));
        tell(work.completed(2, 90));
        bench.inOneBatch(projection);

        assertThat(days())
                .containsExactly(Map.entry(LocalDate.parse("2026-11-24"), maintenance(Duration.ofMinutes(25))));
        assertThat(UptimePolicy.STATUSPAGE.fraction(days().get(LocalDate.parse("2026-11-24")), 1))
                .isEqualTo(1);
    }

    @Test
    void an_outage_during_a_maintenance_counts_as_an_outage() {
        var work = PlannedWork.number(1);
        tell(work.scheduled(API));
        tell(work.started(1, 60, PlannedWork.says(API, ComponentStatus.UNDER_MAINTENANCE)));
        identify(FIRST, "2026-11-24T11:10:00Z", ComponentStatus.MAJOR_OUTAGE);
        resolve(FIRST, "2026-11-24T11:30:00Z");
        tell(work.completed(2, 120));
        bench.inOneBatch(projection);

        assertThat(days())
                .containsExactly(Map.entry(
                        LocalDate.parse("2026-11-24"),
                        maintenance(Duration.ofMinutes(40)).plus(major("PT20M"))));
    }

    @Test
    void an_internal_maintenance_leaves_no_trace() {
        var work = PlannedWork.number(1);
        tell(work.scheduled(Audience.INTERNAL, API));
        tell(work.started(1, 60, PlannedWork.says(API, ComponentStatus.UNDER_MAINTENANCE)));
        tell(work.completed(2, 120));
        bench.inOneBatch(projection);

        assertThat(bench.rows("uptime_claim_v1")).isEmpty();
        assertThat(bench.rows("uptime_day_v1")).isEmpty();
    }

    @Test
    void a_component_counts_from_its_start_date() {
        bench.record(CatalogueEvent.CATALOGUE_ID, Outages.registered(API, LocalDate.parse("2026-11-01")));
        bench.inOneBatch(projection);

        assertThat(queries.startOf(API)).contains(new Start(LocalDate.parse("2026-11-01")));
        assertThat(queries.startOf(Outages.component(2))).isEmpty();
    }

    @Test
    void another_zone_splits_the_same_days_anew() {
        identify(FIRST, "2026-11-09T22:30:00Z", ComponentStatus.MAJOR_OUTAGE);
        resolve(FIRST, "2026-11-09T23:45:30Z");
        bench.inOneBatch(projection);

        new UptimeTables(bench.tables(), ZoneId.of("Asia/Tokyo")).recomputeAllIfZoneChanged();

        assertThat(bench.rows("uptime_day_v1"))
                .singleElement()
                .asString()
                .contains("\"2026-11-10\"", "\"major\": 4530000000");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void what_is_written_while_it_reads_is_not_half_in_the_answer(int statement) {
        identify(FIRST, "2026-11-09T10:00:00Z", ComponentStatus.PARTIAL_OUTAGE);
        resolve(FIRST, "2026-11-11T10:00:00Z");
        identify(SECOND, "2026-11-11T09:00:00Z", ComponentStatus.MAJOR_OUTAGE);
        bench.inOneBatch(projection);
        var before = days();
        tell(new IncidentRetracted(FIRST));
        resolve(SECOND, "2026-11-12T09:00:00Z");

        var reader = new MeanwhileDatabase(bench.database(), statement, () -> bench.batch(projection, 3, 5));

        assertThat(november(queries(reader, page))).isEqualTo(before);
        assertThat(days()).isNotEqualTo(before);
    }

    @Test
    void two_processes_that_start_at_once_both_come_up() throws Exception {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(bench.database()));
        Runnable start = () -> transaction.executeWithoutResult(
                _ -> new UptimeTables(bench.tables(), BERLIN).recomputeAllIfZoneChanged());

        var other = transaction.execute(_ -> {
            new UptimeTables(bench.tables(), BERLIN).recomputeAllIfZoneChanged();
            var waiting = CompletableFuture.runAsync(start);
            await().until(() -> waiting.isDone() || waitsForALock());
            return waiting;
        });

        assertThat(other).succeedsWithin(Duration.ofSeconds(10));
        assertThat(bench.rows("uptime_zone_v1")).containsExactly("{\"zone\": \"Europe/Berlin\"}");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_history_gives_the_same_rows_in_whichever_batches_and_however_often(long seed) {
        new RandomWork(seed).tell(80, this::tell);
        new RandomHistory(seed, bench).record(280);
        bench.inOneBatch(projection);
        var expected = rows();

        projection.reset();
        var random = new Random(seed);
        var forgetful = projection(page);
        for (int from = 0, to; from < bench.recorded(); from = to) {
            to = Math.min(bench.recorded(), from + 1 + random.nextInt(20));
            bench.batch(forgetful, from, to);
        }

        assertThat(rows()).isEqualTo(expected);
    }

    /** In Auckland it becomes midnight an hour into every history. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void any_history_adds_up_to_what_its_seconds_do_one_by_one(long seed) {
        var now = Instant.parse("2026-11-26T00:00:00Z");
        var auckland = new StatusPage("Page", null, ZoneId.of("Pacific/Auckland"));
        new RandomWork(seed).tell(80, this::tell);
        new RandomHistory(seed, bench).record(280);
        bench.inOneBatch(projection(auckland));
        var answers = queries(auckland);

        claimsByComponent().forEach((component, claims) -> {
            var ended = claims.stream().filter(claim -> !claim.stands()).toList();
            assertThat(answers.days(component, LocalDate.EPOCH, LocalDate.parse("2030-01-01"), now))
                    .isEqualTo(CountedSeconds.byDay(claims, now, auckland.zone()));
            assertThat(rollup(component)).isEqualTo(CountedSeconds.byDay(ended, now, auckland.zone()));
        });
    }

    /** Straight from the events, with no table in between. */
    private Map<ComponentId, List<Claim>> claimsByComponent() {
        var incidents = new HashMap<IncidentId, List<IncidentEvent>>();
        var maintenances = new HashMap<MaintenanceId, List<MaintenanceEvent>>();
        bench.eventStore().openStream(null).asStream().limit(bench.recorded()).forEach(message -> {
            if (message.getPayload() instanceof IncidentEvent event) {
                incidents
                        .computeIfAbsent(event.incidentId(), _ -> new ArrayList<>())
                        .add(event);
            } else if (message.getPayload() instanceof MaintenanceEvent event) {
                maintenances
                        .computeIfAbsent(event.maintenanceId(), _ -> new ArrayList<>())
                        .add(event);
            }
        });
        return Stream.concat(
                        incidents.values().stream().flatMap(events -> IncidentClaims.of(events).inPublic().stream()),
                        maintenances.values().stream()
                                .flatMap(events -> MaintenanceCourse.of(events).claimsInPublic().stream()))
                .collect(Collectors.groupingBy(Claim::componentId));
    }

    private SortedMap<LocalDate, Disruption> days() {
        return november(queries);
    }

    private static SortedMap<LocalDate, Disruption> november(UptimeQueries queries) {
        return queries.days(API, LocalDate.parse("2026-11-01"), LocalDate.parse("2026-12-01"), NOW);
    }

    private boolean waitsForALock() {
        return bench.db()
                .sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private SortedMap<LocalDate, Disruption> rollup(ComponentId component) {
        var days = new TreeMap<LocalDate, Disruption>();
        bench.db()
                .sql("select * from query.uptime_day_v1 where component_id = ?")
                .param(component.value())
                .query(row -> {
                    days.put(row.getObject("day", LocalDate.class), UptimeQueries.disruption(row));
                });
        return days;
    }

    private List<List<String>> rows() {
        return TABLES.stream()
                .map(table -> bench.rows(table).stream().sorted().toList())
                .toList();
    }

    private UptimeQueries queries(StatusPage page) {
        return queries(bench.database(), page);
    }

    private static UptimeQueries queries(DataSource database, StatusPage page) {
        return new UptimeQueries(
                JdbcClient.create(database),
                page,
                new OneMoment(new JdbcTemplate(database), new DataSourceTransactionManager(database)));
    }

    private UptimeProjection projection(StatusPage page) {
        return new UptimeProjection(
                bench.tables(),
                TestStreams.of(bench.eventStore()),
                TestStreams.ofMaintenances(bench.eventStore()),
                page);
    }

    private void identify(IncidentId id, String at, ComponentStatus status) {
        tell(Outages.identified(id, API, status, Instant.parse(at)));
    }

    private void resolve(IncidentId id, String at) {
        tell(Outages.resolved(id, Instant.parse(at)));
    }

    private void tell(IncidentEvent event) {
        bench.record(event.incidentId().value(), event);
    }

    private void tell(MaintenanceEvent event) {
        bench.record(event.maintenanceId().value(), event);
    }

    private static Disruption maintenance(Duration time) {
        return new Disruption(time, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    private static Disruption major(String time) {
        return new Disruption(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.parse(time));
    }
}
