package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.Sample.DoorEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BulkReplayTest {

    private static final int STEP = 5_000;
    private static final int DOORS = 12_345;

    private final String database = TestLedger.freshDatabase();

    /** Keeps the positions that it saw, in the order in which it saw them, and how many it was given at once. */
    static class Seen {

        final Queue<Integer> batches = new ConcurrentLinkedQueue<>();
        final AtomicInteger replayed = new AtomicInteger();
        volatile int failAt = Integer.MAX_VALUE;
        private final PerBatch<List<Long>> gathered = new PerBatch<>(ArrayList::new, this::write);
        private final JdbcClient db;

        Seen(JdbcClient db) {
            this.db = db;
            db.sql(
                            "create table if not exists seen (place bigint generated always as identity, position bigint unique)")
                    .update();
        }

        @EventHandler
        void on(DoorEvent event, TrackingToken token, ReplayStatus status) {
            gathered.current().add(token.position().orElseThrow());
            if (status.isReplay()) {
                replayed.incrementAndGet();
            }
        }

        @ResetHandler
        void reset() {
            db.sql("delete from seen").update();
        }

        private void write(List<Long> positions) {
            db.sql("insert into seen (position) select unnest(?::bigint[])")
                    .param(positions.toArray(Long[]::new))
                    .update();
            if (positions.contains((long) failAt)) {
                failAt = Integer.MAX_VALUE;
                throw new IllegalStateException("failed, as told");
            }
            batches.add(positions.size());
        }
    }

    @ProcessingGroup("seen")
    static class SeenInOrder extends Seen {
        SeenInOrder(JdbcClient db) {
            super(db);
        }
    }

    @ProcessingGroup("seen")
    static class FailingInTheSecondStep extends Seen {
        FailingInTheSecondStep(JdbcClient db) {
            super(db);
            failAt = 7_000;
        }
    }

    @ProcessingGroup("seen")
    @DisallowReplay
    static class Reaction {

        final AtomicInteger reactions = new AtomicInteger();

        @EventHandler
        void on(DoorEvent event) {
            reactions.incrementAndGet();
        }
    }

    @Test
    void a_new_projection_takes_large_steps_and_hands_over_near_the_head() {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, SeenInOrder.class)) {
            awaitSeen(ledger, DOORS);

            var projection = ledger.get(SeenInOrder.class);
            assertThat(projection.batches).startsWith(STEP, STEP).allMatch(size -> size <= STEP);
            assertThat(projection.batches.stream().skip(2)).allMatch(size -> size <= 1_000);
            assertThat(projection.replayed).hasValue(DOORS);
        }
    }

    @Test
    void what_is_recorded_meanwhile_follows() {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, SeenInOrder.class)) {
            ledger.openDoors(10);

            awaitSeen(ledger, DOORS + 10);
        }
    }

    @Test
    void a_failure_leaves_the_rest_to_the_processor() {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, FailingInTheSecondStep.class)) {
            awaitSeen(ledger, DOORS);

            assertThat(ledger.get(FailingInTheSecondStep.class).batches)
                    .startsWith(STEP)
                    .filteredOn(size -> size == STEP)
                    .hasSize(1);
        }
    }

    @Test
    void a_restart_goes_on_where_it_was_broken_off() {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, SeenInOrder.class)) {
            awaitSeen(ledger, DOORS);
            ledger.openDoors(DOORS);
        }
        try (var ledger = TestLedger.startOn(database, SeenInOrder.class)) {
            awaitSeen(ledger, 2 * DOORS);
        }
    }

    @Test
    void it_can_be_made_anew_on_demand() {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, SeenInOrder.class)) {
            awaitSeen(ledger, DOORS);
            var projection = ledger.get(SeenInOrder.class);
            projection.batches.clear();

            ledger.get(Projections.class).rebuild("seen");

            assertThat(projection.batches).startsWith(STEP, STEP);
            awaitSeen(ledger, DOORS);
            ledger.openDoors(1);
            awaitSeen(ledger, DOORS + 1);
        }
    }

    @RepeatedTest(3)
    void two_who_make_it_anew_at_once_take_turns() throws InterruptedException {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, SeenInOrder.class)) {
            var others = Stream.generate(() -> ledger.get(Projections.class))
                    .limit(2)
                    .map(projections -> Thread.ofPlatform().start(() -> projections.rebuild("seen")))
                    .toList();
            for (var other : others) {
                other.join();
            }

            awaitSeen(ledger, DOORS);
        }
    }

    @Test
    void nobody_makes_anew_what_is_not_there() {
        try (var ledger = TestLedger.startOn(database)) {
            assertThatThrownBy(() -> ledger.get(Projections.class).rebuild("nothing-v1"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no projection nothing-v1");
        }
    }

    @Test
    void whoever_must_not_run_on_a_replay_does_not() {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, Reaction.class)) {
            await().until(() -> ledger.get(ProjectionPositions.class).of("seen").orElse(0) == DOORS);

            assertThat(ledger.get(Reaction.class).reactions).hasValue(0);
            ledger.openDoors(3);
            await().until(() -> ledger.get(Reaction.class).reactions.get() == 3);
        }
    }

    private void storeDoors() {
        try (var ledger = TestLedger.startOn(database)) {
            ledger.openDoors(DOORS);
        }
    }

    private static void awaitSeen(TestLedger ledger, int events) {
        await().until(() -> ledger.db()
                        .sql("select count(*) from seen")
                        .query(Integer.class)
                        .single()
                >= events);
        assertThat(ledger.db()
                        .sql("select position from seen order by place")
                        .query(Integer.class)
                        .list())
                .hasSize(events)
                .isSorted()
                .startsWith(1)
                .endsWith(events)
                .doesNotHaveDuplicates();
    }
}
