package dev.incidentledger.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.stream.Frame.Readers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveTailTest {

    private static final int LARGE = 1024 * 1024;

    private final LiveTail tail = new LiveTail();
    private long start;

    @BeforeEach
    void open() {
        tail.open(100);
        start = tail.end();
    }

    @Test
    void knows_nothing_that_was_recorded_before_it_opened() {
        assertThat(tail.behind(99)).isEmpty();
        assertThat(tail.behind(100)).hasValue(start);
    }

    @Test
    void finds_the_first_entry_behind_an_event() {
        add(101, 102, 104);

        assertThat(tail.behind(100)).hasValue(start);
        assertThat(tail.behind(102)).hasValue(start + 2);
        assertThat(tail.behind(103)).hasValue(start + 2);
        assertThat(tail.behind(104)).hasValue(start + 3);
    }

    @Test
    void comes_as_far_as_an_event_that_nobody_sees() {
        tail.add(101, Optional.empty());

        assertThat(tail.position()).isEqualTo(101);
        assertThat(tail.end()).isEqualTo(start);
    }

    @Test
    void hands_out_events_and_announcements_in_their_order() throws InterruptedException {
        add(101);
        tail.announce(Frame.announcement("promise.overdue", "{}"));
        add(102);

        var stretch = tail.await(start, Duration.ZERO).orElseThrow();

        assertThat(stretch.frames()).extracting(Frame::position).containsExactly(101L, 0L, 102L);
        assertThat(stretch.next()).isEqualTo(start + 3);
    }

    @Test
    void hands_out_nothing_when_nothing_comes() throws InterruptedException {
        var stretch = tail.await(start, Duration.ofMillis(1)).orElseThrow();

        assertThat(stretch.frames()).isEmpty();
        assertThat(stretch.next()).isEqualTo(start);
    }

    @Test
    void forgets_the_oldest_entries_and_says_so() throws InterruptedException {
        for (int i = 1; i <= FrameRing.MOST_KEPT + 1; i++) {
            add(100 + i);
        }

        assertThat(tail.await(start, Duration.ZERO)).isEmpty();
        assertThat(tail.await(start + 1, Duration.ZERO)).isPresent();
        assertThat(tail.behind(100)).isEmpty();
        assertThat(tail.behind(101)).hasValue(start + 1);
    }

    @Test
    void keeps_few_large_entries() throws InterruptedException {
        for (int i = 1; i <= 20; i++) {
            tail.add(100 + i, Optional.of(new Frame(100 + i, Readers.EVERY_CALLER, new byte[LARGE])));
        }

        assertThat(tail.await(start + 11, Duration.ZERO)).isEmpty();
        assertThat(tail.await(start + 12, Duration.ZERO).orElseThrow().frames()).hasSize(8);
    }

    @Test
    void keeps_the_newest_entry_however_large() throws InterruptedException {
        tail.add(101, Optional.of(new Frame(101, Readers.EVERY_CALLER, new byte[9 * LARGE])));

        assertThat(tail.await(start, Duration.ZERO).orElseThrow().frames()).hasSize(1);
    }

    @Test
    void drops_everybody_when_the_log_was_set_back() throws InterruptedException {
        add(101);
        long upToDate = tail.end();

        tail.open(50);

        assertThat(tail.await(upToDate, Duration.ZERO)).isEmpty();
        assertThat(tail.behind(50)).isEqualTo(OptionalLong.of(tail.end()));
        assertThat(tail.position()).isEqualTo(50);
    }

    @Test
    void is_over_for_everybody_once_it_is_closed() throws InterruptedException {
        tail.close();

        assertThat(tail.await(start, Duration.ofDays(1))).isEmpty();
    }

    private void add(long... positions) {
        for (long position : positions) {
            tail.add(position, Optional.of(Frame.event(position, "incident.published", Readers.EVERY_CALLER, "{}")));
        }
    }
}
