package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackerStatus;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionPositionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Long> stored = new ConcurrentHashMap<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Log log = new Log();
    private final ProjectionPositions positions = new ProjectionPositions(this::look, log);

    /** Goes on when it is told to. */
    private static final class Log implements Positions {

        private final CountDownLatch goesOn = new CountDownLatch(1);

        @Override
        public void awaitBeyond(long position, Duration patience) throws InterruptedException {
            goesOn.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public OptionalLong positionOf(String aggregateId, long sequence) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long head() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long lastBefore(Instant time) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instant> recordedAfter(long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OptionalLong sequenceAt(String aggregateId, long position) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void several_are_where_the_one_is_that_is_furthest_behind() {
        positions.reached("counts-v1", 7);
        positions.reached("promises-v1", 5);

        assertThat(positions.ofAll(List.of("counts-v1", "promises-v1"))).hasValue(5);
    }

    @Test
    void what_runs_here_is_known_without_the_database() {
        positions.reached("counts-v1", 7);

        assertThat(positions.of("counts-v1")).hasValue(7);
        assertThat(looks).hasValue(0);
    }

    @Test
    void one_that_runs_elsewhere_is_where_its_token_is() {
        positions.reached("counts-v1", 7);
        stored.put("counts-v1", 6L);
        stored.put("promises-v1", 5L);

        assertThat(positions.of("promises-v1")).hasValue(5);
        assertThat(positions.ofAll(List.of("counts-v1", "promises-v1"))).hasValue(5);
    }

    @Test
    void where_several_are_is_not_known_before_each_has_begun() {
        positions.reached("counts-v1", 7);

        assertThat(positions.ofAll(List.of("counts-v1", "promises-v1"))).isEmpty();
    }

    @Test
    void one_that_was_let_go_is_where_its_token_is() {
        positions.reached("counts-v1", 7);
        stored.put("counts-v1", 9L);
        positions.letGo("counts-v1");

        assertThat(positions.of("counts-v1")).hasValue(9);
    }

    @Test
    void whoever_waits_for_one_elsewhere_asks_the_database_only_when_the_log_has_gone_on() throws Exception {
        stored.put("counts-v1", 5L);
        var waiting = waitFor("counts-v1", 6);
        await().until(() -> looks.get() == 1);

        stored.put("counts-v1", 6L);
        log.goesOn.countDown();

        assertThat(waiting.get()).isTrue();
        assertThat(looks).hasValue(2);
    }

    @Test
    void whoever_waits_for_one_elsewhere_looks_again_until_it_is_there() throws Exception {
        log.goesOn.countDown();
        stored.put("counts-v1", 5L);
        var waiting = waitFor("counts-v1", 6);
        await().until(() -> looks.get() > 2);

        stored.put("counts-v1", 6L);

        assertThat(waiting.get()).isTrue();
    }

    @Test
    void whoever_waits_is_woken_when_this_process_takes_over_and_goes_on() throws Exception {
        log.goesOn.countDown();
        stored.put("counts-v1", 5L);
        var waiting = waitFor("counts-v1", 6);
        await().until(() -> looks.get() > 1);

        var status = new TrackerStatus(Segment.ROOT_SEGMENT, new GlobalSequenceTrackingToken(6));
        positions.listenerFor("counts-v1").onEventTrackerStatusChange(Map.of(0, status));

        assertThat(waiting.get()).isTrue();
    }

    @Test
    void several_are_level_once_all_are_where_the_furthest_was() throws Exception {
        log.goesOn.countDown();
        stored.put("elsewhere-v1", 6L);
        positions.reached("counts-v1", 7);
        positions.reached("promises-v1", 5);
        var waiting = levelOf("counts-v1", "promises-v1", "elsewhere-v1");
        await().until(() -> looks.get() > 0);

        positions.reached("promises-v1", 7);
        assertThat(waiting).isNotDone();
        positions.reached("counts-v1", 8);
        stored.put("elsewhere-v1", 7L);

        assertThat(waiting.get()).isTrue();
    }

    @Test
    void several_that_are_level_cost_one_look() throws Exception {
        positions.reached("counts-v1", 7);
        stored.putAll(Map.of("elsewhere-v1", 7L, "promises-v1", 7L));

        assertThat(positions.awaitLevel(List.of("counts-v1", "elsewhere-v1", "promises-v1"), PATIENCE))
                .isTrue();
        assertThat(looks).hasValue(1);
    }

    @Test
    void nobody_waits_for_ever() throws InterruptedException {
        stored.put("counts-v1", 5L);

        assertThat(positions.await("counts-v1", 6, Duration.ofMillis(1))).isFalse();
        assertThat(positions.await("never-begun-v1", 0, Duration.ZERO)).isFalse();
        positions.reached("promises-v1", 6);
        assertThat(positions.awaitLevel(List.of("promises-v1", "counts-v1"), Duration.ofMillis(1)))
                .isFalse();
    }

    private CompletableFuture<Boolean> levelOf(String... projections) {
        return whileWaiting(() -> positions.awaitLevel(List.of(projections), PATIENCE));
    }

    private CompletableFuture<Boolean> waitFor(String projection, long position) {
        return whileWaiting(() -> positions.await(projection, position, PATIENCE));
    }

    private static CompletableFuture<Boolean> whileWaiting(Callable<Boolean> wait) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return wait.call();
            } catch (Exception stopped) {
                throw new IllegalStateException(stopped);
            }
        });
    }

    private Map<String, Long> look() {
        looks.incrementAndGet();
        return stored;
    }
}
