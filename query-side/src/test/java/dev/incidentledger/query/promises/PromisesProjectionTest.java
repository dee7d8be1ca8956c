package dev.incidentledger.query.promises;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.query.promises.Sayings.at;
import static dev.incidentledger.query.promises.Sayings.identified;
import static dev.incidentledger.query.promises.Sayings.incident;
import static dev.incidentledger.query.promises.Sayings.posted;
import static dev.incidentledger.query.promises.Sayings.promising;
import static dev.incidentledger.query.promises.Sayings.redated;
import static dev.incidentledger.query.promises.Sayings.reopened;
import static dev.incidentledger.query.promises.Sayings.resolved;
import static dev.incidentledger.query.promises.Sayings.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.health.PromiseState;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.platform.TestStreams;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PromisesProjectionTest {

    private static final PromiseRule RULE = new PromiseRule(Duration.ofMinutes(2));
    private static final IncidentId INCIDENT = incident(1);
    private static final PromiseFilter ALL = new PromiseFilter(null, null, null, null, null);

    private final ProjectionBench bench = new ProjectionBench();
    private final PromisesProjection projection =
            new PromisesProjection(bench.tables(), TestStreams.of(bench.eventStore()));
    private final PromiseQueries queries = new PromiseQueries(bench.db(), RULE);

    @Test
    void a_promise_is_due_then_overdue_then_late() {
        tell(identified(INCIDENT, PUBLIC, promising(1, 0, 30)));

        assertThat(stateAt(at(32))).isEqualTo(PromiseState.DUE);
        assertThat(stateAt(at(32).plusNanos(1_000))).isEqualTo(PromiseState.OVERDUE);

        tell(posted(INCIDENT, told(2, 35)));

        assertThat(listed(at(40)))
                .extracting(
                        ListedPromise::state,
                        ListedPromise::lateBySeconds,
                        ListedPromise::answeredBy,
                        ListedPromise::answeredAt)
                .containsExactly(tuple(PromiseState.LATE, 300L, Sayings.updateId(2), at(35)));
    }

    @Test
    void the_grace_counts_as_kept() {
        tell(identified(INCIDENT, PUBLIC, promising(1, 0, 30)), posted(INCIDENT, told(2, 32)));

        assertThat(listed(at(40)))
                .extracting(ListedPromise::state, ListedPromise::lateBySeconds)
                .containsExactly(tuple(PromiseState.KEPT, null));
    }

    @Test
    void a_correction_of_a_time_changes_what_became_of_it() {
        tell(identified(INCIDENT, PUBLIC, promising(1, 0, 30)), posted(INCIDENT, told(2, 50)));
        assertThat(stateAt(at(60))).isEqualTo(PromiseState.LATE);

        tell(redated(INCIDENT, 2, 29));

        assertThat(stateAt(at(60))).isEqualTo(PromiseState.KEPT);
    }

    @Test
    void a_retraction_breaks_what_is_not_answered_and_leaves_the_rest() {
        tell(identified(INCIDENT, PUBLIC, promising(1, 0, 30)), posted(INCIDENT, promising(2, 20, 50)));

        tell(new IncidentRetracted(INCIDENT));

        assertThat(listed(at(40)))
                .extracting(ListedPromise::state)
                .containsExactly(PromiseState.BROKEN, PromiseState.KEPT);
    }

    @Test
    void a_resolution_answers_and_a_reopening_may_promise_again() {
        tell(
                identified(INCIDENT, PUBLIC, promising(1, 0, 30)),
                resolved(INCIDENT, 2, 25),
                reopened(INCIDENT, promising(3, 60, 90)));

        assertThat(listed(at(70)))
                .extracting(ListedPromise::due, ListedPromise::state)
                .containsExactly(tuple(at(90), PromiseState.DUE), tuple(at(30), PromiseState.KEPT));
    }

    @Test
    void an_update_dated_before_a_promise_does_not_answer_it() {
        tell(
                identified(INCIDENT, PUBLIC, told(1, 0)),
                resolved(INCIDENT, 2, 25),
                reopened(INCIDENT, promising(3, 60, 80)),
                posted(INCIDENT, told(4, 30)));

        assertThat(listed(at(70)))
                .extracting(ListedPromise::state, ListedPromise::answeredBy)
                .containsExactly(tuple(PromiseState.DUE, null));
    }

    @Test
    void a_note_neither_promises_nor_answers() {
        tell(
                identified(INCIDENT, PUBLIC, promising(1, 0, 30)),
                new UpdatePosted(INCIDENT, Sayings.update(2, UpdateStatus.MONITORING, 10, at(20), INTERNAL)));

        assertThat(listed(at(40)))
                .extracting(ListedPromise::due, ListedPromise::state)
                .containsExactly(tuple(at(30), PromiseState.OVERDUE));
    }

    @Test
    void a_publication_changes_the_audience() {
        tell(identified(INCIDENT, INTERNAL, promising(1, 0, 30)));
        assertThat(numberFor(INTERNAL)).isEqualTo(1);

        tell(new IncidentPublished(INCIDENT));

        assertThat(numberFor(INTERNAL)).isZero();
        assertThat(numberFor(PUBLIC)).isEqualTo(1);
    }

    @Test
    void a_month_does_not_count_promises_of_retracted_incidents() {
        var utc = new MonthlyQueries(bench.db(), RULE, new StatusPage("Page", null, ZoneId.of("UTC")));
        tell(
                identified(INCIDENT, PUBLIC, promising(1, 0, 30)),
                posted(INCIDENT, promising(2, 20, 50)),
                identified(incident(2), PUBLIC, promising(3, 0, 30)),
                posted(incident(2), told(4, 30)));

        tell(new IncidentRetracted(INCIDENT));

        var month = utc.months(YearMonth.of(2026, 11), YearMonth.of(2026, 11), null, at(100))
                .getFirst();
        assertThat(month.promised()).isEqualTo(1);
        assertThat(month.broken()).isZero();
        assertThat(month.keptShare()).isEqualTo(1.0);
        assertThat(listed(at(100))).extracting(ListedPromise::retracted).containsExactlyInAnyOrder(true, true, false);
    }

    @Test
    void a_month_counts_what_fell_due_in_it_in_the_zone_of_the_page() {
        var berlin = new MonthlyQueries(bench.db(), RULE, new StatusPage("Page", null, ZoneId.of("Europe/Berlin")));
        int lastMinuteOfNovember = minutesTo("2026-11-30T22:59:00Z");
        tell(
                identified(INCIDENT, PUBLIC, promising(1, 0, lastMinuteOfNovember)),
                posted(INCIDENT, promising(2, 10, lastMinuteOfNovember + 1)),
                posted(INCIDENT, told(3, lastMinuteOfNovember + 11)));

        var months = berlin.months(
                YearMonth.of(2026, 10), YearMonth.of(2026, 12), null, Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(months)
                .extracting(
                        month -> month.month().toString(),
                        MonthOfPromises::promised,
                        MonthOfPromises::kept,
                        MonthOfPromises::late,
                        MonthOfPromises::keptShare,
                        MonthOfPromises::p50LatenessSeconds)
                .containsExactly(
                        tuple("2026-10", 0L, 0L, 0L, null, null),
                        tuple("2026-11", 1L, 1L, 0L, 1.0, null),
                        tuple("2026-12", 1L, 0L, 1L, 0.0, 600L));
    }

    @Test
    void the_median_is_that_of_the_late_ones_alone() {
        var utc = new MonthlyQueries(bench.db(), RULE, new StatusPage("Page", null, ZoneId.of("UTC")));
        for (int i = 0; i < 4; i++) {
            var id = incident(10 + i);
            tell(identified(id, PUBLIC, promising(10 * i, 0, 30)), posted(id, told(10 * i + 1, 31 + 3 * i)));
        }

        var month = utc.months(YearMonth.of(2026, 11), YearMonth.of(2026, 11), PUBLIC, at(100))
                .getFirst();

        assertThat(month.late()).isEqualTo(3);
        assertThat(month.p50LatenessSeconds()).isEqualTo(7 * 60);
        assertThat(month.decided()).isEqualTo(4);
        assertThat(month.keptShare()).isEqualTo(0.25);
    }

    @Test
    void what_is_awaited_is_counted_by_whether_it_is_too_late() {
        tell(
                identified(incident(1), PUBLIC, promising(1, 0, 30)),
                identified(incident(2), PUBLIC, promising(2, 0, 34)),
                identified(incident(3), PUBLIC, promising(3, 0, 60)),
                identified(incident(4), PUBLIC, promising(4, 0, 30)),
                resolved(incident(4), 5, 20));

        assertThat(queries.count(at(33), at(38))).isEqualTo(new AwaitedPromises(1, 1));
        assertThat(queries.awaited(at(30), at(34)))
                .extracting(PromiseRow::incidentId)
                .containsExactly(incident(1), incident(2));
    }

    private static int minutesTo(String time) {
        return (int) Duration.between(at(0), Instant.parse(time)).toMinutes();
    }

    private void tell(IncidentEvent... events) {
        int known = bench.recorded();
        for (var event : events) {
            bench.record(event.incidentId().value(), event);
        }
        bench.batch(projection, known, bench.recorded());
    }

    private PromiseState stateAt(Instant asked) {
        var promises = listed(asked);
        assertThat(promises).hasSize(1);
        return promises.getFirst().state();
    }

    private List<ListedPromise> listed(Instant asked) {
        return queries.page(ALL, null, 200, asked).items();
    }

    private int numberFor(Audience audience) {
        return queries.page(new PromiseFilter(null, null, audience, null, null), null, 200, at(0))
                .items()
                .size();
    }
}
