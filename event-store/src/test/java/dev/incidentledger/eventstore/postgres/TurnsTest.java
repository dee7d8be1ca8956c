package dev.incidentledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TurnsTest {

    @Test
    void whoever_came_first_is_next() throws Exception {
        var turns = new Turns(1, Duration.ofMinutes(1));
        var read = new CopyOnWriteArrayList<Integer>();

        var readers = turns.take(() -> IntStream.rangeClosed(1, 5)
                .mapToObj(reader -> waiting(turns, reader, read))
                .toList());

        for (var reader : readers) {
            reader.join();
        }
        assertThat(read).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void whose_turn_does_not_come_in_time_is_told_that_nothing_was_recorded() {
        var turns = new Turns(1, Duration.ZERO);

        turns.take(() ->
                assertThatThrownBy(() -> turns.take(() -> "read")).isInstanceOf(EventStoreUnavailableException.class));
    }

    @Test
    void a_reading_that_fails_ends_its_turn() {
        var turns = new Turns(1, Duration.ZERO);

        assertThatThrownBy(() -> turns.take(() -> {
                    throw new IllegalStateException("lost");
                }))
                .hasMessage("lost");

        assertThat(turns.take(() -> "read")).isEqualTo("read");
    }

    /** Returns once the reader stands in line. */
    private static Thread waiting(Turns turns, int reader, List<Integer> read) {
        var thread = Thread.ofPlatform().start(() -> turns.take(() -> read.add(reader)));
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }
}
