package dev.incidentledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
                .mapToObj(reader -> waiting(() -> turns.take(() -> read.add(reader))))
                .toList());

        for (var reader : readers) {
            reader.join();
        }
        assertThat(read).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void whose_turn_does_not_come_while_nobody_is_done_is_told_that_there_is_no_answer() {
        var turns = new Turns(1, Duration.ZERO);

        turns.take(() -> assertThatThrownBy(() -> turns.take(() -> "read"))
                .isInstanceOf(EventStoreUnavailableException.class)
                .isNotInstanceOf(EventStoreBusyException.class));
    }

    @Test
    void whose_turn_does_not_come_while_others_are_done_is_one_too_many() throws Exception {
        var turns = new Turns(1, Duration.ofSeconds(2));
        var refused = new CompletableFuture<Throwable>();
        var over = new CountDownLatch(1);

        var last = turns.take(() -> {
            waiting(() -> turns.take(() -> held(over)));
            return waiting(() -> refused.complete(catchThrowable(() -> turns.take(() -> "read"))));
        });
        last.join();
        over.countDown();

        assertThat(refused).isCompletedWithValueMatching(EventStoreBusyException.class::isInstance);
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

    private static boolean held(CountDownLatch over) {
        try {
            return over.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Returns once the reader stands in line. */
    private static Thread waiting(Runnable reader) {
        var thread = Thread.ofPlatform().start(reader);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }
}
