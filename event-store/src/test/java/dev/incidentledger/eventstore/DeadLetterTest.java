package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.Sample.DoorEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class DeadLetterTest {

    private static final String DOORS = "doors-v1";
    private static final String COPIED = "copied-doors-v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String database = TestLedger.freshDatabase();

    /** Refuses positions as the test says, when a batch is flushed. */
    @ReadModel("door_v1")
    @ProcessingGroup(DOORS)
    static class Doors {

        private final PerBatch<List<Long>> opened = new PerBatch<>(ArrayList::new, this::write);
        private final ProjectionDatabase db;

        Doors(ProjectionDatabase db, JdbcClient setup) {
            this.db = db;
            setup.sql(
                            "create table if not exists query.door_v1 (position bigint primary key check (position not in (13, 57)))")
                    .update();
        }

        @EventHandler
        void on(DoorEvent event, TrackingToken token) {
            opened.current().add(token.position().orElseThrow());
        }

        private void write(List<Long> positions) {
            db.sql("insert into query.door_v1 select unnest(?::bigint[])")
                    .param(positions.toArray(Long[]::new))
                    .update();
        }
    }

    /** As {@link Doors}, by COPY. */
    @ReadModel("copied_door_v1")
    @ProcessingGroup(COPIED)
    static class CopiedDoors {

        private final PerBatch<List<Long>> opened = new PerBatch<>(ArrayList::new, this::write);
        private final ProjectionDatabase db;

        CopiedDoors(ProjectionDatabase db, JdbcClient setup) {
            this.db = db;
            setup.sql(
                            "create table if not exists query.copied_door_v1 (position bigint primary key check (position <> 13))")
                    .update();
        }

        @EventHandler
        void on(DoorEvent event, TrackingToken token) {
            opened.current().add(token.position().orElseThrow());
        }

        private void write(List<Long> positions) {
            db.copyInto("query.copied_door_v1", 1, positions, (position, row) -> row.number(position));
        }
    }

    @Test
    void the_event_that_stands_in_the_way_of_rows_that_are_copied_is_named_too() {
        try (var ledger = TestLedger.startOn(database)) {
            ledger.openDoors(100);
        }
        try (var ledger = TestLedger.startOn(database, CopiedDoors.class)) {
            var letter = awaitLetterAt(ledger, 13);

            assertThat(letter.projection()).isEqualTo(COPIED);
            assertThat(letter.cause()).contains("copied_door_v1_position_check");
        }
    }

    @Test
    void the_event_that_stands_in_the_way_is_named_among_all_of_its_batch() {
        try (var ledger = TestLedger.startOn(database)) {
            ledger.openDoors(100);
        }
        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            var letter = awaitLetterAt(ledger, 13);

            assertThat(letter.projection()).isEqualTo(DOORS);
            assertThat(letter.name()).isEqualTo("door.opened");
            assertThat(letter.aggregateId()).startsWith("door_");
            assertThat(letter.cause())
                    .isEqualTo("org.postgresql.util.PSQLException: ERROR: new row for relation \"door_v1\""
                            + " violates check constraint \"door_v1_position_check\"");
            assertThat(rows(ledger)).isZero();
        }
    }

    @Test
    void tries_are_counted_as_long_as_it_stands_there() {
        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            ledger.openDoors(20);
            var first = awaitLetterAt(ledger, 13);

            await().atMost(PATIENCE).until(() -> awaitLetterAt(ledger, 13).tries() >= 3);

            var later = awaitLetterAt(ledger, 13);
            assertThat(later.firstFailedAt()).isEqualTo(first.firstFailedAt());
            assertThat(later.lastFailedAt()).isAfter(first.firstFailedAt());
        }
    }

    @Test
    void every_process_tells_it_and_whoever_holds_the_projection_by_now_counts_it() {
        try (var second = TestLedger.startAs("second", database, Doors.class)) {
            second.openDoors(20);
            var found = awaitLetterOf("second", second);
            try (var first = TestLedger.startAs("first", database, Doors.class)) {
                var moved = awaitLetterOf("first", second);

                assertThat(moved.firstFailedAt()).isEqualTo(found.firstFailedAt());
                assertThat(moved.tries()).isGreaterThan(found.tries());
                assertThat(first.get(DeadLetters.class).ofThisProcess()).hasSize(1);
                await().atMost(PATIENCE)
                        .until(() ->
                                second.get(DeadLetters.class).ofThisProcess().isEmpty());
            }
            awaitLetterOf("second", second);
            assertThat(second.get(DeadLetters.class).ofThisProcess()).hasSize(1);
        }
    }

    @Test
    void who_does_not_even_know_the_projection_tells_it_knows_its_id_and_tells_when_it_is_over() {
        try (var holder = TestLedger.startAs("holder", database, Doors.class);
                var other = TestLedger.startAs("other", database)) {
            holder.openDoors(20);
            var letter = awaitLetterOf("holder", other);
            assertThat(other.get(DeadLetters.class).retry(letter.id())).isPresent();

            letDoorsIn(holder);

            await().atMost(PATIENCE).until(() -> rows(holder) == 20);
            await().atMost(PATIENCE)
                    .until(() -> other.get(DeadLetters.class).all().isEmpty());
        }
    }

    @Test
    void nobody_tells_it_while_no_process_has_the_code_of_its_projection() {
        try (var other = TestLedger.startAs("other", database)) {
            try (var holder = TestLedger.startAs("holder", database, Doors.class)) {
                holder.openDoors(20);
                awaitLetterOf("holder", other);
            }

            await().atMost(PATIENCE)
                    .until(() -> other.get(DeadLetters.class).all().isEmpty());
        }
    }

    @Test
    void what_cannot_be_noted_is_tried_again_all_the_same(CapturedOutput output) {
        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            ledger.db().sql("alter table query.dead_letter rename to gone").update();
            ledger.openDoors(20);
            await().atMost(PATIENCE)
                    .until(() -> output.getOut().contains("Which event doors-v1 failed on is not noted"));

            letDoorsIn(ledger);

            await().atMost(PATIENCE).until(() -> rows(ledger) == 20);
        }
    }

    @Test
    void nothing_is_skipped_and_all_goes_on_once_the_cause_is_gone() {
        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            ledger.openDoors(100);
            var letter = awaitLetterAt(ledger, 13);
            assertThat(ledger.get(DeadLetters.class).retry(letter.id())).isPresent();

            letDoorsIn(ledger);

            await().atMost(PATIENCE).until(() -> rows(ledger) == 100);
            await().atMost(PATIENCE)
                    .until(() -> ledger.get(DeadLetters.class).all().isEmpty());
            assertThat(ledger.get(DeadLetters.class).retry(letter.id())).isEmpty();
            ledger.look();
            assertThat(ledger.db()
                            .sql("select projection from query.dead_letter")
                            .query()
                            .listOfRows())
                    .isEmpty();
        }
    }

    @Test
    void the_next_one_is_named_when_the_first_is_out_of_the_way() {
        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            ledger.openDoors(100);
            awaitLetterAt(ledger, 13);
            ledger.db().sql("""
                            alter table query.door_v1 drop constraint door_v1_position_check;
                            alter table query.door_v1 add check (position <> 57)
                            """).update();

            awaitLetterAt(ledger, 57);
        }
    }

    private static DeadLetter awaitLetterAt(TestLedger ledger, long position) {
        await().atMost(PATIENCE)
                .until(() ->
                        ledger.get(DeadLetters.class).all().stream().anyMatch(letter -> letter.position() == position));
        return ledger.get(DeadLetters.class).all().getFirst();
    }

    private static DeadLetter awaitLetterOf(String node, TestLedger ledger) {
        await().atMost(PATIENCE)
                .until(() -> ledger.get(DeadLetters.class).all().stream()
                        .anyMatch(letter -> letter.node().equals(node)));
        return ledger.get(DeadLetters.class).all().getFirst();
    }

    private static void letDoorsIn(TestLedger ledger) {
        ledger.db()
                .sql("alter table query.door_v1 drop constraint door_v1_position_check")
                .update();
    }

    private static long rows(TestLedger ledger) {
        return ledger.db()
                .sql("select count(*) from query.door_v1")
                .query(Long.class)
                .single();
    }
}
