package dev.incidentledger.query.outages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.platform.TestStreams;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is added up equals what a loop over all minutes finds, straight from the events. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutageQueriesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final GroupId GROUP = new GroupId(GroupId.PREFIX + "0".repeat(26));
    private static final LocalDate LATE_START = LocalDate.parse("2026-03-27");
    private static final ComponentId INTERNAL = RandomOutages.component(4);
    private static final List<String> TABLES = List.of("outage_claim_v1", "outage_day_v1", "outage_component_v2");

    private final ProjectionBench bench = new ProjectionBench();
    private final StatusPage page = new StatusPage("Page", null, BERLIN);
    private final List<Object> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void times_are_those_of_a_loop_over_minutes(long seed) {
        tell(seed);
        inBatches(projection(), new Random(seed));
        var minutes = new EnumMap<Basis, CountedMinutes>(Basis.class);
        for (var basis : Basis.values()) {
            minutes.put(basis, new CountedMinutes(basis, told, BERLIN));
        }
        var random = new Random(seed);

        for (int i = 0; i < 12; i++) {
            var question = question(random);
            var times = queries().times(question, Integer.MAX_VALUE);
            assertThat(times).as("%s", question).isEqualTo(counted(question, minutes.get(question.basis())));
            assertThat(queries().troubled(question))
                    .usingRecursiveFieldByFieldElementComparatorOnFields("key", "from", "to", "stood")
                    .containsExactlyInAnyOrderElementsOf(times.stream()
                            .filter(time -> !time.stood().isEmpty())
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void any_history_gives_the_same_rows_in_whichever_batches_and_however_often(long seed) {
        tell(seed);
        bench.inOneBatch(projection());
        var expected = rows();

        projection().reset();
        inBatches(projection(), new Random(seed));

        assertThat(rows()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {21})
    void another_zone_makes_the_same_days_anew(long seed) {
        tell(seed);
        bench.inOneBatch(projection());
        var expected = rows();

        assertThat(new OutageTables(bench.tables(), ZoneId.of("Asia/Tokyo")).remakeAllIfZoneChanged())
                .isTrue();
        assertThat(rows()).isNotEqualTo(expected);
        assertThat(new OutageTables(bench.tables(), BERLIN).remakeAllIfZoneChanged())
                .isTrue();

        assertThat(rows()).isEqualTo(expected);
        assertThat(new OutageTables(bench.tables(), BERLIN).remakeAllIfZoneChanged())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void claims_are_those_that_share_a_moment_with_the_period(long seed) {
        tell(seed);
        bench.inOneBatch(projection());
        var random = new Random(seed);

        for (int i = 0; i < 12; i++) {
            var question = question(random);
            var expected = bench
                    .db()
                    .sql("select %s from query.outage_claim_v1".formatted(ClaimRows.COLUMNS))
                    .query(ClaimRows::read)
                    .list()
                    .stream()
                    .filter(claim -> claim.basis() == question.basis() && isIn(question, claim))
                    .map(OutageClaim::of)
                    .toList();

            var claims = queries().claims(question, Integer.MAX_VALUE);
            assertThat(claims).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(claims).extracting(OutageClaim::from).isSortedAccordingTo((one, other) -> other.compareTo(one));
            assertThat(queries().claims(question, 2)).isEqualTo(claims.subList(0, Math.min(2, claims.size())));
        }
    }

    private boolean isIn(OutageQuestion question, SourcedClaim sourced) {
        var claim = sourced.claim();
        var start = startOf(claim.componentId());
        return isAsked(question, claim.componentId())
                && !question.from().isAfter(today())
                && claim.from().isBefore(startOf(question.to().plusDays(1)))
                && claim.from().isBefore(startOf(today().plusDays(1)))
                && (claim.to() == null || claim.to().isAfter(startOf(question.from())))
                && (claim.to() == null || start == null || claim.to().isAfter(startOf(start)));
    }

    private List<StoodTime> counted(OutageQuestion question, CountedMinutes minutes) {
        record Place(String key, LocalDate from) {}
        var days = new HashMap<Place, Long>();
        var elapsed = new HashMap<Place, Duration>();
        var stood = new HashMap<Place, Map<Standing, Duration>>();
        var places = new TreeMap<String, TreeMap<LocalDate, LocalDate>>();
        subjects(question)
                .forEach((key, parts) -> parts.forEach(part -> {
                    for (var day = question.from(); !day.isAfter(question.to()); day = day.plusDays(1)) {
                        var place = new Place(key, question.per().firstDay(day, question.from()));
                        places.computeIfAbsent(key, _ -> new TreeMap<>()).put(place.from(), day);
                        var counted = countedOn(day, part);
                        var last = question.per().lastDay(place.from(), question.to());
                        if (counted.isEmpty() || !isKnownBy(last, part, minutes)) {
                            continue;
                        }
                        days.merge(place, 1L, Long::sum);
                        minutes.on(day, counted).forEach((standing, time) -> {
                            elapsed.merge(place, time, Duration::plus);
                            if (!standing.equals(Standing.QUIET)) {
                                stood.computeIfAbsent(place, _ -> new HashMap<>())
                                        .merge(standing, time, Duration::plus);
                            }
                        });
                    }
                }));
        var times = new ArrayList<StoodTime>();
        places.forEach((key, pieces) -> pieces.forEach((first, last) -> {
            var place = new Place(key, first);
            times.add(new StoodTime(
                    key,
                    first,
                    last,
                    days.getOrDefault(place, 0L),
                    elapsed.getOrDefault(place, Duration.ZERO),
                    stood.getOrDefault(place, Map.of())));
        }));
        return times;
    }

    /** All were registered long after; of some that was told before, and some have a start date. */
    private static boolean isKnownBy(LocalDate day, List<ComponentId> parts, CountedMinutes minutes) {
        return parts.stream()
                .flatMap(part -> Optional.ofNullable(startOf(part)).or(() -> minutes.firstTold(part)).stream())
                .anyMatch(first -> !first.isAfter(day));
    }

    /** What is taken as one, by what it is added up as. */
    private static Map<String, List<List<ComponentId>>> subjects(OutageQuestion question) {
        var subjects = new TreeMap<String, List<List<ComponentId>>>();
        components().filter(each -> isAsked(question, each)).forEach(component -> {
            var key = question.by().key(component.value(), group(component));
            if (question.by() != Subject.WHOLE_GROUP) {
                subjects.computeIfAbsent(key, _ -> new ArrayList<>()).add(List.of(component));
            } else if (groupOf(component) != null) {
                subjects.computeIfAbsent(key, _ -> List.of(new ArrayList<>()))
                        .getFirst()
                        .add(component);
            }
        });
        return subjects;
    }

    private static List<ComponentId> countedOn(LocalDate day, List<ComponentId> parts) {
        return parts.stream()
                .filter(part -> !day.isAfter(today()))
                .filter(part -> {
                    var start = startOf(part);
                    return start == null || !day.isBefore(start);
                })
                .toList();
    }

    private OutageQuestion question(Random random) {
        var from = LocalDate.parse("2026-03-01").plusDays(random.nextInt(50));
        return new OutageQuestion(
                any(Basis.values(), random),
                from,
                from.plusDays(random.nextInt(60)),
                random.nextInt(3) == 0 ? RandomOutages.component(1 + random.nextInt(RandomOutages.COMPONENTS)) : null,
                random.nextInt(3) == 0 ? GROUP : null,
                any(Subject.values(), random),
                any(Step.values(), random),
                RandomOutages.NOW);
    }

    private void tell(long seed) {
        components()
                .forEach(id -> bench.record(
                        CatalogueEvent.CATALOGUE_ID,
                        new ComponentRegistered(
                                id,
                                "Component " + id,
                                groupOf(id),
                                1,
                                null,
                                startOf(id),
                                true,
                                false,
                                id.equals(INTERNAL) ? Audience.INTERNAL : Audience.PUBLIC)));
        var outages = new RandomOutages(seed);
        var random = new Random(seed);
        for (int i = 0; i < 120; i++) {
            if (random.nextInt(3) == 0) {
                MaintenanceEvent event = outages.maintenanceEvent();
                record(event.maintenanceId().value(), event);
            } else {
                IncidentEvent event = outages.incidentEvent();
                record(event.incidentId().value(), event);
            }
        }
    }

    private void record(String id, Object event) {
        bench.record(id, event);
        told.add(event);
    }

    private void inBatches(OutagesProjection projection, Random random) {
        for (int from = 0, to; from < bench.recorded(); from = to) {
            to = Math.min(bench.recorded(), from + 1 + random.nextInt(20));
            bench.batch(projection, from, to);
        }
    }

    private List<List<String>> rows() {
        return TABLES.stream()
                .map(table -> bench.rows(table).stream().sorted().toList())
                .toList();
    }

    private OutagesProjection projection() {
        return new OutagesProjection(
                bench.tables(),
                TestStreams.of(bench.eventStore()),
                TestStreams.ofMaintenances(bench.eventStore()),
                page);
    }

    private OutageQueries queries() {
        return new OutageQueries(bench.db(), page, bench.oneMoment());
    }

    private static Stream<ComponentId> components() {
        return IntStream.rangeClosed(1, RandomOutages.COMPONENTS).mapToObj(RandomOutages::component);
    }

    private static boolean isAsked(OutageQuestion question, ComponentId component) {
        return !component.equals(INTERNAL)
                && (question.component() == null || question.component().equals(component))
                && (question.group() == null || question.group().equals(groupOf(component)));
    }

    private static @Nullable GroupId groupOf(ComponentId component) {
        return component.equals(RandomOutages.component(1)) || component.equals(RandomOutages.component(2))
                ? GROUP
                : null;
    }

    private static @Nullable String group(ComponentId component) {
        var group = groupOf(component);
        return group == null ? null : group.value();
    }

    private static @Nullable LocalDate startOf(ComponentId component) {
        return component.equals(RandomOutages.component(2)) ? LATE_START : null;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BERLIN).toInstant();
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(RandomOutages.NOW, BERLIN);
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
