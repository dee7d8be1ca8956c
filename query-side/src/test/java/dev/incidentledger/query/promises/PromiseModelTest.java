package dev.incidentledger.query.promises;

import static dev.incidentledger.query.promises.Sayings.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.health.PromiseState;
import dev.incidentledger.query.platform.ListCursor;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.platform.TestStreams;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.Promise;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happened, in whichever batches: the ledger says of each promise what the incident's own timeline says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PromiseModelTest {

    private static final int LENGTH = 80;
    private static final PromiseRule RULE = new PromiseRule(Duration.ofMinutes(2));

    private final ProjectionBench bench = new ProjectionBench();
    private final PromisesProjection projection =
            new PromisesProjection(bench.tables(), TestStreams.of(bench.eventStore()));
    private final PromiseQueries queries = new PromiseQueries(bench.db(), RULE);
    private final MonthlyQueries months =
            new MonthlyQueries(bench.db(), RULE, new StatusPage("Page", null, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_ledger_says_what_the_timelines_say(long seed) {
        var events = RandomPromises.events(seed, LENGTH);
        events.forEach(event -> bench.record(event.incidentId().value(), event));
        inRandomBatches(new Random(seed));

        for (int minute = -20; minute < 2 * LENGTH + 20; minute += 7) {
            var asked = at(minute);
            var incidents = incidents(events, asked);
            var expected = promises(incidents.stream(), asked);

            assertThat(listed(null, asked)).containsExactlyInAnyOrderElementsOf(expected);
            for (var state : PromiseState.values()) {
                assertThat(listed(state, asked))
                        .containsExactlyInAnyOrderElementsOf(expected.stream()
                                .filter(promise -> promise.state() == state)
                                .toList());
            }
            assertCounted(promises(incidents.stream().filter(incident -> !incident.isRetracted()), asked), asked);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_rebuild_leads_to_the_same_rows(long seed) {
        RandomPromises.events(seed, LENGTH)
                .forEach(event -> bench.record(event.incidentId().value(), event));
        inRandomBatches(new Random(seed));
        var rows = bench.rows("promise_v3");
        assertThat(rows).isNotEmpty();

        projection.reset();
        assertThat(bench.rows("promise_v3")).isEmpty();
        bench.inOneBatch(projection);

        assertThat(bench.rows("promise_v3")).isEqualTo(rows);
    }

    private void inRandomBatches(Random sizes) {
        for (int from = 0; from < bench.recorded(); ) {
            int to = Math.min(bench.recorded(), from + 1 + sizes.nextInt(6));
            bench.batch(projection, from, to);
            from = to;
        }
    }

    private List<Promise> listed(@Nullable PromiseState state, Instant asked) {
        var filter = new PromiseFilter(state, null, null, null, null);
        var all = new ArrayList<Promise>();
        ListCursor after = null;
        do {
            var page = queries.page(filter, after, 7, asked);
            page.items().forEach(promise -> all.add(asTimeline(promise)));
            after = page.next().orElse(null);
        } while (after != null);
        return all;
    }

    private void assertCounted(List<Promise> expected, Instant asked) {
        var month = months.months(YearMonth.of(2026, 11), YearMonth.of(2026, 11), null, asked)
                .getFirst();
        assertThat(List.of(month.due(), month.kept(), month.late(), month.overdue(), month.broken()))
                .isEqualTo(List.of(PromiseState.values()).stream()
                        .map(state -> expected.stream()
                                .filter(promise -> promise.state() == state)
                                .count())
                        .toList());
        assertThat(month.promised()).isEqualTo(expected.size());
    }

    private static List<Promise> promises(Stream<IncidentHistory> incidents, Instant asked) {
        return incidents
                .flatMap(incident -> incident.promises(RULE, asked).stream())
                .toList();
    }

    private static List<IncidentHistory> incidents(List<IncidentEvent> events, Instant asked) {
        Map<IncidentId, List<RecordedEvent>> incidents = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            incidents
                    .computeIfAbsent(event.incidentId(), _ -> new ArrayList<>())
                    .add(new RecordedEvent(event, new Provenance(i + 1L, i, asked, null, null, null), Map.of()));
        }
        return incidents.values().stream()
                .map(incident -> IncidentHistory.of(incident).orElseThrow())
                .toList();
    }

    private static Promise asTimeline(ListedPromise promise) {
        var same = new Promise(
                promise.madeBy(),
                promise.madeAt(),
                promise.due(),
                promise.state(),
                promise.answeredBy(),
                promise.answeredAt());
        assertThat(promise.lateBySeconds()).isEqualTo(same.lateBySeconds());
        return same;
    }
}
