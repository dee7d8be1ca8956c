package dev.incidentledger.eventstore.postgres;

import static dev.incidentledger.eventstore.postgres.TestLog.event;
import static dev.incidentledger.eventstore.postgres.TestLog.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What Axon's own tests ask of its embedded store, which they cannot be run without, and more. */
@Timeout(20)
@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PostgresEventStoreTest {

    private final TestLog log = TestLog.fresh();
    private final PostgresEventStore store = PostgresEventStore.over(log.engine(), log.database());

    @AfterEach
    void close() {
        store.close();
        log.close();
    }

    @Test
    void existing_events_reach_a_reader() throws InterruptedException {
        log.append(event("a", 0), event("a", 1));

        assertThat(next(store.openStream(null), 2)).containsExactly(1L, 2L);
    }

    @Test
    void peeking_takes_nothing() throws InterruptedException {
        var stream = store.openStream(null);
        assertThat(stream.peek()).isEmpty();

        log.append(event("a", 0));
        await().until(() -> stream.peek().isPresent());

        assertThat(next(stream, 1)).containsExactly(1L);
    }

    @Test
    void a_reader_is_blocked_on_an_empty_log_and_woken_by_the_first_event() {
        var stream = store.openStream(null);
        var read = reading(stream);
        assertThat(read).isNotDone();

        log.append(event("a", 0));

        assertThat(read.join()).isEqualTo(1);
    }

    @Test
    void a_reader_is_blocked_at_the_end_and_woken_by_the_next_event() throws InterruptedException {
        log.append(event("a", 0));
        var stream = store.openStream(null);
        next(stream, 1);
        var read = reading(stream);
        assertThat(read).isNotDone();

        log.append(event("a", 1));

        assertThat(read.join()).isEqualTo(2);
    }

    @Test
    void a_reader_that_waits_can_be_told_to_see_whether_it_shall_go_on() {
        var stream = store.openStream(null);
        var waited = new FutureTask<>(() -> stream.hasNextAvailable(1, TimeUnit.HOURS));
        Thread.ofPlatform().daemon().start(waited);

        await().until(() -> {
            store.wakeStreams();
            return waited.isDone();
        });

        assertThat(waited.resultNow()).isFalse();
    }

    @Test
    void a_reader_is_woken_by_what_another_process_appends() {
        try (var other = log.another()) {
            var read = reading(store.openStream(null));

            other.append(event("a", 0));

            assertThat(read.join()).isEqualTo(1);
        }
    }

    /** Without looking, so that it has to hear. */
    @Test
    void a_reader_hears_of_what_another_process_appends_whatever_else_it_hears() {
        try (var other = log.another();
                var hearing = PostgresEventStore.over(log.engine(), log.database(), Duration.ofHours(1))) {
            var read = reading(hearing.openStream(null));
            awaitListener();
            log.db().sql("notify event_log, 'nonsense'").update();
            log.db().sql("notify event_log, '999999999999999999999'").update();
            log.db().sql("notify event_log, '999999'").update();

            other.append(event("a", 0));

            assertThat(read.join()).isEqualTo(1);
            await().until(() -> log.engine().head().position() == 1);
        }
    }

    @Test
    void a_reader_goes_on_when_the_log_is_no_longer_refused(CapturedOutput output) throws InterruptedException {
        var stream = store.openStream(null);
        awaitListener();
        log.db().sql("alter table event_store.event_log rename to gone").update();
        log.db().sql("notify event_log, '1'").update();
        await().until(() -> output.getOut().contains("The end of the log cannot be read; trying on"));

        log.db().sql("alter table event_store.gone rename to event_log").update();
        log.append(event("a", 0));

        assertThat(next(stream, 1)).containsExactly(1L);
    }

    @Test
    void a_reader_is_told_when_the_log_was_set_back() throws InterruptedException {
        var stream = store.openStream(null);
        log.append(event("a", 0), event("a", 1));
        next(stream, 2);

        setLogBackTo(1);

        await().untilAsserted(() -> assertThatThrownBy(stream::peek)
                .isInstanceOf(EventStoreException.class)
                .hasMessage("Position 2 is ahead of the log, which ends at 1"));
        assertThat(next(store.openStream(null), 1)).containsExactly(1L);
    }

    @Test
    void a_reader_waits_no_longer_than_it_wants_to() throws InterruptedException {
        assertThat(store.openStream(null).hasNextAvailable(10, TimeUnit.MILLISECONDS))
                .isFalse();
        assertThat(store.openStream(null).hasNextAvailable(0, TimeUnit.MILLISECONDS))
                .isFalse();
    }

    @Test
    void reading_goes_on_behind_a_token() throws InterruptedException {
        log.append(event("a", 0), event("a", 1), event("a", 2));
        var token = store.openStream(null).nextAvailable().trackingToken();

        assertThat(next(store.openStream(token), 2)).containsExactly(2L, 3L);
        assertThat(store.openStream(store.createHeadToken()).peek()).isEmpty();
    }

    @Test
    void a_token_within_what_the_tail_keeps_is_continued_without_gap_or_repeat() throws InterruptedException {
        var first = store.openStream(null);
        log.engine().appendEvents(events("a", 10));
        next(first, 10);

        assertThat(next(store.openStream(new GlobalSequenceTrackingToken(4)), 6))
                .containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void a_reader_that_falls_behind_what_the_tail_keeps_reads_on_without_gap_or_repeat() throws InterruptedException {
        int many = 13_000;
        var slow = store.openStream(null);
        var quick = store.openStream(null);
        log.engine().appendEvents(events("a", 5));
        assertThat(next(slow, 3)).containsExactly(1L, 2L, 3L);

        log.engine().appendEvents(events("b", many));
        next(quick, 5 + many);

        assertThat(next(slow, 2 + many))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(4, 5 + many).boxed().toList());
        assertThat(slow.peek()).isEmpty();
    }

    @Test
    void a_token_ahead_of_the_log_is_refused() {
        log.append(event("a", 0));

        assertThatThrownBy(() -> store.openStream(new GlobalSequenceTrackingToken(2)))
                .isInstanceOf(EventStoreException.class)
                .hasMessage("Position 2 is ahead of the log, which ends at 1");
    }

    @Test
    void whoever_asks_to_be_told_is_told_until_the_stream_is_closed() {
        var told = new AtomicInteger();
        var toldAfterwards = new AtomicInteger();
        var closed = store.openStream(null);
        assertThat(closed.setOnAvailableCallback(told::incrementAndGet)).isTrue();
        log.append(event("a", 0));
        await().until(() -> told.get() == 1);

        closed.close();
        store.openStream(null).setOnAvailableCallback(toldAfterwards::incrementAndGet);
        for (int i = 1; i <= 2; i++) {
            log.append(event("a", i));
            int times = i;
            await().until(() -> toldAfterwards.get() >= times);
        }

        assertThat(told).hasValue(1);
    }

    @Test
    void whoever_fails_when_told_keeps_nobody_else_from_reading() throws InterruptedException {
        store.openStream(null).setOnAvailableCallback(() -> {
            throw new IllegalStateException("callback failed, as told");
        });
        var reader = store.openStream(null);

        for (int i = 0; i < 2; i++) {
            log.append(event("a", i));
            assertThat(next(reader, 1)).containsExactly(i + 1L);
        }
    }

    private void awaitListener() {
        await().until(() -> log.db().sql("""
                                select count(*) from pg_stat_activity
                                where datname = current_database() and query = 'listen event_log'
                                """).query(Long.class).single() == 1);
    }

    /** As an older copy of the database in its place would look. */
    private void setLogBackTo(long position) {
        log.db().sql("alter table event_store.event_log disable trigger all").update();
        log.db()
                .sql("alter table event_store.event_log_head disable trigger all")
                .update();
        log.db()
                .sql("delete from event_store.event_log where position > ?")
                .param(position)
                .update();
        log.db()
                .sql("update event_store.event_log_head set position = ?")
                .param(position)
                .update();
    }

    private static List<Long> next(BlockingStream<TrackedEventMessage<?>> stream, int count)
            throws InterruptedException {
        var positions = new ArrayList<Long>();
        while (positions.size() < count) {
            positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
        }
        return positions;
    }

    /** Returns when the reader is blocked. */
    private static CompletableFuture<Long> reading(BlockingStream<TrackedEventMessage<?>> stream) {
        var position = new CompletableFuture<Long>();
        var reader = Thread.ofPlatform().daemon().start(() -> {
            try {
                position.complete(next(stream, 1).getFirst());
            } catch (InterruptedException | RuntimeException failure) {
                position.completeExceptionally(failure);
            }
        });
        await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
        return position;
    }
}
