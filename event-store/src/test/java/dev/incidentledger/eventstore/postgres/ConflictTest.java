package dev.incidentledger.eventstore.postgres;

import static dev.incidentledger.eventstore.postgres.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two events for one place: one is recorded, and whoever has sent the other is told. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConflictTest {

    private final TestLog log = TestLog.fresh();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void of_a_hundred_next_events_one_wins() {
        log.append(event("a", 0));

        var losers = race(100, () -> log.append(event("a", 1)));

        assertThat(losers).hasSize(99).hasOnlyElementsOfType(ConcurrencyException.class);
        assertThat(losers).doesNotHaveAnyElementsOfTypes(AggregateStreamCreationException.class);
        assertThat(log.rows()).extracting(LoggedEvent::sequence).containsExactly(0L, 1L);
    }

    @Test
    void of_a_hundred_first_events_one_wins() {
        var losers = race(100, () -> log.append(event("a", 0)));

        assertThat(losers).hasSize(99).hasOnlyElementsOfType(AggregateStreamCreationException.class);
        assertThat(log.count()).isOne();
    }

    @Test
    void contenders_from_two_processes_conflict_all_the_same() throws SQLException {
        try (var other = log.another()) {
            CompletableFuture<List<Throwable>> here;
            CompletableFuture<List<Throwable>> there;
            try (var _ = log.holdHead()) {
                here = CompletableFuture.supplyAsync(() -> race(1, () -> log.append(event("a", 0))));
                there = CompletableFuture.supplyAsync(() -> race(1, () -> other.append(event("a", 0))));
                log.awaitAppendersAtTheHead(2);
            }

            assertThat(Stream.of(here, there).flatMap(losers -> losers.join().stream()))
                    .singleElement()
                    .isInstanceOf(AggregateStreamCreationException.class);
            assertThat(log.count()).isOne();
        }
    }

    @Test
    void positions_stay_dense_when_two_processes_append() {
        try (var other = log.another()) {
            var failures = Stream.of(log, other)
                    .parallel()
                    .flatMap(appender -> IntStream.range(0, 200)
                            .mapToObj(i -> failureOf(() -> appender.append(event(appender + " " + i % 50, i / 50)))))
                    .flatMap(List::stream)
                    .toList();

            assertThat(failures).isEmpty();
            assertThat(log.rows())
                    .hasSize(400)
                    .last()
                    .extracting(LoggedEvent::position)
                    .isEqualTo(400L);
            assertThat(log.rows()).extracting(LoggedEvent::recordedAt).isSorted();
        }
    }

    private static List<Throwable> race(int contenders, Runnable append) {
        var outcomes = IntStream.range(0, contenders)
                .mapToObj(_ -> {
                    var outcome = new CompletableFuture<List<Throwable>>();
                    Thread.ofVirtual().start(() -> outcome.complete(failureOf(append)));
                    return outcome;
                })
                .toList();
        return outcomes.stream().flatMap(outcome -> outcome.join().stream()).toList();
    }

    private static List<Throwable> failureOf(Runnable append) {
        try {
            append.run();
            return List.of();
        } catch (RuntimeException failure) {
            return List.of(failure);
        }
    }
}
