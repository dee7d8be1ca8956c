package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.Sample.CloseDoor;
import dev.incidentledger.eventstore.Sample.Door;
import dev.incidentledger.eventstore.Sample.DoorEvent;
import dev.incidentledger.eventstore.Sample.DoorId;
import dev.incidentledger.eventstore.Sample.OpenDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionTest {

    private static final int DOORS = 2_500;

    private final String database = TestLedger.freshDatabase();

    /** Gathers positions in memory and writes them with one statement a batch. */
    static class Seen {

        private final PerBatch<List<Long>> positions = new PerBatch<>(ArrayList::new, this::write);
        final AtomicInteger flushes = new AtomicInteger();
        final AtomicInteger replayed = new AtomicInteger();
        volatile int failFrom = Integer.MAX_VALUE;
        private final JdbcClient db;

        Seen(JdbcClient db) {
            this.db = db;
            db.sql("create table if not exists seen (position bigint primary key)")
                    .update();
        }

        @EventHandler
        void on(DoorEvent event, TrackingToken token, ReplayStatus status) {
            positions.current().add(token.position().orElseThrow());
            if (status.isReplay()) {
                replayed.incrementAndGet();
            }
        }

        @ResetHandler
        void reset() {
            db.sql("delete from seen").update();
        }

        private void write(List<Long> gathered) {
            db.sql("insert into seen select unnest(?::bigint[])")
                    .param(gathered.toArray(Long[]::new))
                    .update();
            if (flushes.incrementAndGet() >= failFrom) {
                throw new IllegalStateException("flush failed, as told");
            }
        }
    }

    @ProcessingGroup("seen-v1")
    static class SeenV1 extends Seen {
        SeenV1(JdbcClient db) {
            super(db);
        }
    }

    @ProcessingGroup("seen-v2")
    static class SeenV2 extends Seen {
        SeenV2(JdbcClient db) {
            super(db);
        }
    }

    @ProcessingGroup("seen-v1")
    static class FailingAtTheSecondFlush extends Seen {
        FailingAtTheSecondFlush(JdbcClient db) {
            super(db);
            failFrom = 2;
        }
    }

    @ProcessingGroup("seen-v1")
    static class FailingAlways extends Seen {
        FailingAlways(JdbcClient db) {
            super(db);
            failFrom = 1;
        }
    }

    /** Axon would wait for 1, 2, 4, 8 and 16 seconds. */
    @Test
    void a_failing_projection_is_tried_again_every_few_seconds() {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, FailingAlways.class)) {
            Seen projection = ledger.get(FailingAlways.class);
            await().until(() -> projection.flushes.get() >= 1);

            await().atMost(Duration.ofSeconds(14)).until(() -> projection.flushes.get() >= 6);
        }
    }

    @Test
    void a_batch_is_flushed_once() {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, SeenV1.class)) {
            awaitAll(ledger);

            assertThat(ledger.get(SeenV1.class).flushes.get()).isBetween(3, 5);
        }
    }

    @Test
    void a_failed_flush_takes_rows_and_token_back_and_is_tried_again() {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, FailingAtTheSecondFlush.class)) {
            Seen projection = ledger.get(FailingAtTheSecondFlush.class);
            await().until(() -> projection.flushes.get() >= 2);

            assertThat(rows(ledger)).isEqualTo(1_000);
            assertThat(ledger.get(ProjectionPositions.class).of("seen-v1")).hasValue(1_000);
            assertThat(token(ledger, "convert_from(token, 'UTF8')"))
                    .contains("\"globalIndex\":1000")
                    .doesNotContain("\"globalIndex\":2000");

            projection.failFrom = Integer.MAX_VALUE;
            awaitAll(ledger);
        }
    }

    @Test
    void a_reset_replays_everything() {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, SeenV1.class)) {
            awaitAll(ledger);
            var processor = ledger.processor("seen-v1");
            processor.shutDown();
            processor.resetTokens();
            assertThat(rows(ledger)).isZero();

            processor.start();

            awaitAll(ledger);
            assertThat(ledger.get(SeenV1.class).replayed.get()).isGreaterThanOrEqualTo(DOORS);
        }
    }

    @Test
    void a_new_group_name_replays_from_the_beginning() {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, SeenV1.class)) {
            awaitAll(ledger);
            ledger.db().sql("delete from seen").update();
        }
        try (var ledger = TestLedger.startOn(database, SeenV2.class)) {
            awaitAll(ledger);
        }
    }

    /** Jackson must read a replay's token back; where it cannot, a projection dies here with no more than a warning. */
    @Test
    void a_replay_goes_on_where_a_restart_broke_it_off() {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, SeenV1.class)) {
            awaitAll(ledger);
            var processor = ledger.processor("seen-v1");
            processor.shutDown();
            processor.resetTokens();
            var projection = ledger.get(SeenV1.class);
            projection.failFrom = projection.flushes.get() + 2;
            processor.start();
            await().until(() -> projection.flushes.get() >= projection.failFrom);

            assertThat(rows(ledger)).isEqualTo(1_000);
            assertThat(token(ledger, "token_type")).isEqualTo(ReplayToken.class.getName());
        }
        try (var ledger = TestLedger.startOn(database, SeenV1.class)) {
            awaitAll(ledger);
            assertThat(ledger.get(SeenV1.class).replayed.get()).isEqualTo(DOORS - 1_000);
        }
    }

    @Test
    void a_caller_can_wait_to_read_what_it_wrote() throws InterruptedException {
        try (var ledger = TestLedger.startOn(database, Door.class, SeenV1.class)) {
            var id = new DoorId("door_1");
            var positions = ledger.get(ProjectionPositions.class);
            for (int i = 0; i < 20; i++) {
                ledger.get(CommandGateway.class).sendAndWait(new OpenDoor(id));
                long version = ledger.get(CommandGateway.class).<Long>sendAndWait(new CloseDoor(id));
                long position = ledger.get(Positions.class)
                        .positionOf("door_1", version)
                        .getAsLong();

                assertThat(positions.await("seen-v1", position, Duration.ofSeconds(5)))
                        .isTrue();
                assertThat(rows(ledger)).isEqualTo(2 * (i + 1));
            }
            assertThat(positions.await("seen-v1", 1_000, Duration.ofMillis(10))).isFalse();
            assertThat(positions.await("nobody", 1, Duration.ofMillis(10))).isFalse();
        }
    }

    @ProcessingGroup("closed-v1")
    static class ClosedOnly {

        @EventHandler
        void on(DoorEvent.DoorClosed event) {}
    }

    @Test
    void events_that_a_projection_ignores_move_its_position_too() throws InterruptedException {
        try (var ledger = TestLedger.startOn(database, Door.class, ClosedOnly.class)) {
            var positions = ledger.get(ProjectionPositions.class);
            for (int i = 0; i < 5; i++) {
                var id = new DoorId("door_" + i);
                long version = ledger.get(CommandGateway.class).<Long>sendAndWait(new OpenDoor(id));
                long position = ledger.get(Positions.class)
                        .positionOf(id.value(), version)
                        .getAsLong();

                assertThat(positions.await("closed-v1", position, Duration.ofSeconds(3)))
                        .isTrue();
            }
        }
    }

    @ProcessingGroup("stubborn-v1")
    static class Stubborn {

        private final AtomicInteger attempts = new AtomicInteger();

        @EventHandler
        void on(DoorEvent.DoorOpened event) {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("handler failed, as told");
            }
        }
    }

    /** With the stock engine a late commit arrives under the position of a later event, and the projection never recovers. */
    @Test
    void gets_the_events_of_many_writers_in_order_and_once() throws InterruptedException {
        try (var ledger = TestLedger.startOn(database, SeenV1.class)) {
            var writers = IntStream.range(0, 16)
                    .mapToObj(_ -> Thread.ofVirtual()
                            .start(() -> IntStream.range(0, 50).forEach(_ -> ledger.openDoors(1))))
                    .toList();
            for (var writer : writers) {
                writer.join();
            }
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(rows(ledger)).isEqualTo(800));
        }
    }

    /** By default Axon logs what a handler throws and goes on as if the event had been handled. */
    @Test
    void an_event_whose_handler_throws_is_tried_again() throws InterruptedException {
        storeDoors();
        try (var ledger = TestLedger.startOn(database, Stubborn.class)) {
            assertThat(ledger.get(ProjectionPositions.class).await("stubborn-v1", DOORS, Duration.ofSeconds(10)))
                    .isTrue();
            assertThat(ledger.get(Stubborn.class).attempts.get()).isEqualTo(DOORS + 1);
        }
    }

    private void storeDoors() {
        try (var ledger = TestLedger.startOn(database)) {
            ledger.openDoors(DOORS);
        }
    }

    private static void awaitAll(TestLedger ledger) {
        await().atMost(Duration.ofSeconds(20)).until(() -> rows(ledger) == DOORS);
    }

    private static long rows(TestLedger ledger) {
        return ledger.db().sql("select count(*) from seen").query(Long.class).single();
    }

    private static String token(TestLedger ledger, String column) {
        return ledger.db()
                .sql("select " + column + " from query.token_entry where processor_name = 'seen-v1'")
                .query(String.class)
                .single();
    }
}
