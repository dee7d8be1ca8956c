package dev.incidentledger.eventstore.rebuild;

import static dev.incidentledger.eventstore.rebuild.Stretches.LONG;
import static dev.incidentledger.eventstore.rebuild.Stretches.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.postgres.Chunk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StretchesTest {

    private static final Duration WORK = Duration.ofMillis(30);

    private final AtomicLong head = new AtomicLong(1_000_000);
    private final AtomicLong nanoTime = new AtomicLong();
    private final List<Long> read = new CopyOnWriteArrayList<>();
    private final Stretches stretches = new Stretches(this::read, head::get, nanoTime::get);

    @Test
    void are_long_and_read_ahead_while_nothing_is_recorded() {
        assertThat(stretches.next(0)).isEqualTo(chunk(0, LONG));

        await().until(() -> read.contains((long) LONG));
        assertThat(stretches.restAfter(WORK)).isZero();
        assertThat(stretches.next(LONG)).isEqualTo(chunk(LONG, LONG));
    }

    @Test
    void are_short_and_followed_by_rest_while_events_are_recorded() {
        stretches.next(0);
        head.incrementAndGet();

        assertThat(stretches.next(LONG)).isEqualTo(chunk(LONG, SHORT));

        assertThat(stretches.restAfter(WORK)).isEqualTo(WORK);
        assertThat(stretches.next(LONG + SHORT)).isEqualTo(chunk(LONG + SHORT, SHORT));
        assertThat(read).doesNotContain((long) LONG + 2 * SHORT);
    }

    @Test
    void are_followed_by_rest_however_long_one_takes() {
        var slow = Duration.ofSeconds(3);
        for (long after = 0; after < 3 * SHORT; after += SHORT) {
            head.incrementAndGet();
            assertThat(stretches.next(after)).isEqualTo(chunk(after, SHORT));
            nanoTime.addAndGet(slow.toNanos());
            assertThat(stretches.restAfter(slow)).isEqualTo(slow);
            nanoTime.addAndGet(slow.toNanos());
        }
    }

    @Test
    void are_long_again_once_nothing_was_recorded_for_a_while() {
        stretches.next(0);
        head.incrementAndGet();
        stretches.next(LONG);

        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(stretches.next(LONG + SHORT)).isEqualTo(chunk(LONG + SHORT, LONG));
        assertThat(stretches.restAfter(WORK)).isZero();
    }

    private Chunk read(long after, int limit) {
        read.add(after);
        return chunk(after, limit);
    }

    private static Chunk chunk(long after, int size) {
        return new Chunk(after, after + size, List.of());
    }
}
