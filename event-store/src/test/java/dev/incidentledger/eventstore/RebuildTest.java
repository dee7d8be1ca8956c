package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.Sample.DoorEvent;
import dev.incidentledger.eventstore.rebuild.Finding;
import dev.incidentledger.eventstore.rebuild.Finding.Difference;
import dev.incidentledger.eventstore.rebuild.Finding.Kind;
import dev.incidentledger.eventstore.rebuild.OneMoment;
import dev.incidentledger.eventstore.rebuild.Rebuild;
import dev.incidentledger.eventstore.rebuild.Rebuild.Purpose;
import dev.incidentledger.eventstore.rebuild.Rebuild.State;
import dev.incidentledger.eventstore.rebuild.Rebuilds;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildTest {

    private static final String DOORS = "doors-v1";
    private static final int STORED = 12_345;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String database = TestLedger.freshDatabase();

    /** Keeps one row for each door, and the newest of all. A rebuild can be made to stop before a position. */
    @ReadModel({"door_v1", "newest_door_v1"})
    @ProcessingGroup(DOORS)
    static class Doors {

        private final PerBatch<Map<String, Long>> opened = new PerBatch<>(HashMap::new, this::write);
        private final ProjectionDatabase db;
        final Semaphore batches = new Semaphore(1_000_000);
        volatile long failAt = -1;

        Doors(ProjectionDatabase db, JdbcClient setup) {
            this.db = db;
            setup.sql("""
                            create table if not exists query.door_v1 (
                                door_id  text   primary key,
                                position bigint not null,
                                half     bigint generated always as (position / 2) stored);
                            create unique index if not exists door_v1_by_position on query.door_v1 (position desc) where position > 0;
                            create table if not exists query.newest_door_v1 (one boolean primary key, position bigint not null);
                            create or replace view query.open_door_v1 with (security_barrier, check_option=local) as
                                select door_id, position from query.door_v1;
                            create or replace view query.newest_open_door_v1 as
                                select door_id from query.open_door_v1 join query.newest_door_v1 using (position);
                            """).update();
        }

        @EventHandler
        void on(DoorEvent event, TrackingToken token) {
            opened.current().put(event.id().value(), token.position().orElseThrow());
        }

        private void write(Map<String, Long> doors) {
            batches.acquireUninterruptibly();
            if (doors.containsValue(failAt)) {
                throw new IllegalStateException("failed, as told");
            }
            db.sql("insert into query.door_v1 (door_id, position) select * from unnest(?::text[], ?::bigint[])")
                    .param(doors.keySet().toArray(String[]::new))
                    .param(doors.values().toArray(Long[]::new))
                    .update();
            db.sql("""
                            insert into query.newest_door_v1 as known values (true, ?)
                            on conflict (one) do update set position = greatest(known.position, excluded.position)
                            """).param(Collections.max(doors.values())).update();
        }
    }

    @Test
    void makes_the_same_tables_from_the_log_and_puts_them_in_place() {
        storeDoors();
        try (var ledger = startLevel()) {
            var before = look(ledger);
            var structure = structure(ledger);
            ledger.db().sql("grant select on query.door_v1 to pg_monitor").update();
            var grants = grants(ledger);
            ledger.db().sql("delete from query.door_v1 where position = 77").update();
            ledger.db().sql("update query.newest_door_v1 set position = 3").update();

            var done = rebuild(ledger);

            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(done.position()).isEqualTo(STORED);
            assertThat(look(ledger)).isEqualTo(before);
            assertThat(structure(ledger)).isEqualTo(structure);
            assertThat(grants(ledger)).isEqualTo(grants).isNotEmpty();
            assertThat(leftovers(ledger)).isEmpty();
        }
    }

    @Test
    void the_projection_goes_on_behind_it() {
        storeDoors();
        try (var ledger = startLevel()) {
            rebuild(ledger);
            ledger.openDoors(10);

            awaitLevel(ledger, STORED + 10);
            assertThat(ledger.db()
                            .sql(
                                    "select position from query.door_v1 where door_id = (select door_id from query.newest_open_door_v1)")
                            .query(Long.class)
                            .single())
                    .isEqualTo(STORED + 10);
        }
    }

    @Test
    void nobody_ever_sees_less_while_events_go_on_coming() throws InterruptedException {
        storeDoors();
        try (var ledger = startLevel()) {
            var going = new AtomicBoolean(true);
            var wrong = new ConcurrentLinkedQueue<String>();
            var moment = ledger.get(OneMoment.class);
            var others = List.of(
                    repeat(going, () -> openDoorAndSeeIt(ledger)),
                    repeat(going, neverLess(wrong, "a question", () -> count(ledger))),
                    repeat(
                            going,
                            neverLess(
                                    wrong,
                                    "one moment",
                                    () -> moment.read(() -> {
                                        long token = ledger.get(StoredPositions.class)
                                                .all()
                                                .getOrDefault(DOORS, 0L);
                                        long rows = count(ledger);
                                        if (rows != token) {
                                            wrong.add("token at %d with %d rows".formatted(token, rows));
                                        }
                                        return rows;
                                    }))));

            try {
                for (int times = 0; times < 3; times++) {
                    assertThat(rebuild(ledger).state()).isEqualTo(State.DONE);
                }
            } finally {
                stop(going, others);
            }
            assertThat(wrong).isEmpty();
            long head = head(ledger);
            assertThat(head).isGreaterThan(STORED);
            awaitLevel(ledger, head);
        }
    }

    @Test
    void goes_on_after_a_restart_where_it_was_broken_off() {
        storeDoors();
        try (var ledger = startLevel()) {
            breakOffBehindTheFirstStep(ledger);
        }
        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            await().atMost(PATIENCE)
                    .until(() -> !latest(ledger, Purpose.REBUILD).isRunning());

            var done = latest(ledger, Purpose.REBUILD);
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(done.resumedFrom()).isEqualTo(5_000);
            assertThat(count(ledger)).isEqualTo(STORED);
        }
    }

    @Test
    void begins_anew_when_the_live_tables_have_another_shape_by_then() {
        storeDoors();
        try (var ledger = startLevel()) {
            breakOffBehindTheFirstStep(ledger);
        }
        JdbcClient.create(TestServer.connectionsTo(database))
                .sql("alter table query.door_v1 add column color text")
                .update();
        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            await().atMost(PATIENCE)
                    .until(() -> !latest(ledger, Purpose.REBUILD).isRunning());

            assertThat(latest(ledger, Purpose.REBUILD).resumedFrom()).isZero();
            assertThat(structure(ledger)).anyMatch(line -> line.contains("color"));
            assertThat(count(ledger)).isEqualTo(STORED);
        }
    }

    /** Between two steps: whoever ends one waits for the step at hand. */
    @Test
    void a_canceled_one_leaves_everything_as_it_was() {
        storeDoors();
        try (var ledger = startLevel()) {
            ledger.db().sql("delete from query.door_v1 where position = 77").update();
            var before = look(ledger);
            ledger.get(Doors.class).batches.drainPermits();
            start(ledger, Purpose.REBUILD);

            var canceled = CompletableFuture.supplyAsync(
                    () -> ledger.get(Rebuilds.class).cancel(DOORS, Purpose.REBUILD));
            await().until(() -> canceled.isDone() || waitForLocks(ledger) > 0);
            ledger.get(Doors.class).batches.release(1_000);

            assertThat(canceled.join()).get().returns(State.CANCELED, Rebuild::state);
            await().until(() -> leftovers(ledger).isEmpty());
            assertThat(look(ledger)).isEqualTo(before);
            assertThat(ledger.get(Rebuilds.class).cancel(DOORS, Purpose.REBUILD))
                    .get()
                    .returns(State.CANCELED, Rebuild::state);
            assertThat(ledger.get(Rebuilds.class).cancel(DOORS, Purpose.VERIFICATION))
                    .isEmpty();
            assertThat(rebuild(ledger).state()).isEqualTo(State.DONE);
            assertThat(count(ledger)).isEqualTo(STORED);
        }
    }

    @Test
    void one_that_was_canceled_leaves_what_another_process_has_begun_since() {
        storeDoors();
        try (var ledger = startLevel();
                var other = TestLedger.startAs("other", database, Doors.class)) {
            other.get(Doors.class).batches.drainPermits();
            ledger.get(Doors.class).failAt = 5_001;
            start(ledger, Purpose.REBUILD);
            await().until(() -> latest(ledger, Purpose.REBUILD).position() == 5_000);

            other.get(Rebuilds.class).cancel(DOORS, Purpose.REBUILD);
            start(other, Purpose.REBUILD);
            try {
                await().during(Duration.ofSeconds(1))
                        .until(() -> leftovers(other).size() == 2);
            } finally {
                other.get(Doors.class).batches.release(1_000);
            }

            await().atMost(PATIENCE).until(() -> !latest(other, Purpose.REBUILD).isRunning());
            assertThat(latest(other, Purpose.REBUILD).state()).isEqualTo(State.DONE);
            assertThat(count(other)).isEqualTo(STORED);
            await().until(() -> leftovers(other).isEmpty());
        }
    }

    @Test
    void one_of_a_process_that_is_gone_is_gone_on_with_by_another() {
        storeDoors();
        try (var survivor = startLevel()) {
            leaveBehindTheFirstStep(survivor);
            survivor.look();
            assertThat(latest(survivor, Purpose.REBUILD).position()).isEqualTo(5_000);

            survivor.db()
                    .sql("update query.rebuild set moved_at = moved_at - interval '1 minute'")
                    .update();
            survivor.look();

            await().atMost(PATIENCE)
                    .until(() -> !latest(survivor, Purpose.REBUILD).isRunning());
            assertThat(latest(survivor, Purpose.REBUILD))
                    .returns(State.DONE, Rebuild::state)
                    .returns(5_000L, Rebuild::resumedFrom);
            assertThat(count(survivor)).isEqualTo(STORED);
        }
    }

    @Test
    void nothing_is_left_of_a_canceled_one_that_nobody_works_on() {
        storeDoors();
        try (var survivor = startLevel()) {
            leaveBehindTheFirstStep(survivor);
            assertThat(leftovers(survivor)).hasSize(2);

            survivor.get(Rebuilds.class).cancel(DOORS, Purpose.REBUILD);

            await().until(() -> leftovers(survivor).isEmpty());
        }
    }

    @Test
    void begins_anew_when_its_tables_are_gone() {
        storeDoors();
        try (var ledger = startLevel()) {
            holdBehindTheFirstStep(ledger);

            ledger.db().sql("drop table query.door_v1_shadow").update();
            ledger.get(Doors.class).batches.release(1_000);

            await().atMost(PATIENCE)
                    .until(() -> !latest(ledger, Purpose.REBUILD).isRunning());
            assertThat(latest(ledger, Purpose.REBUILD).state()).isEqualTo(State.DONE);
            assertThat(count(ledger)).isEqualTo(STORED);
        }
    }

    @Test
    void only_one_of_a_projection_runs_at_a_time() {
        storeDoors();
        try (var ledger = startLevel()) {
            ledger.get(Doors.class).batches.drainPermits();
            start(ledger, Purpose.REBUILD);

            assertThat(ledger.get(Rebuilds.class).start(DOORS, Purpose.REBUILD)).isEmpty();
            assertThat(ledger.get(Rebuilds.class).start(DOORS, Purpose.VERIFICATION))
                    .isEmpty();

            ledger.get(Doors.class).batches.release(1_000);
        }
    }

    @Test
    void there_is_none_of_what_is_no_projection() {
        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            var rebuilds = ledger.get(Rebuilds.class);

            assertThat(rebuilds.projections()).containsExactly(DOORS);
            assertThatThrownBy(() -> rebuilds.start("nothing-v1", Purpose.REBUILD))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no projection nothing-v1");
        }
    }

    @Test
    void one_that_fails_says_why_and_leaves_everything_as_it_was() {
        storeDoors();
        try (var ledger = startLevel()) {
            var before = look(ledger);
            ledger.get(Doors.class).failAt = 7_000;

            var failed = rebuild(ledger);

            assertThat(failed.state()).isEqualTo(State.FAILED);
            assertThat(failed.cause()).contains("failed, as told");
            assertThat(look(ledger)).isEqualTo(before);
            assertThat(leftovers(ledger)).isEmpty();
        }
    }

    @Test
    void replaces_what_stands_still_far_behind() {
        try (var ledger = startLevel()) {
            ledger.db()
                    .sql("insert into query.door_v1 values ('in the way', 5)")
                    .update();
            ledger.openDoors(STORED);

            assertThat(rebuild(ledger).state()).isEqualTo(State.DONE);

            awaitLevel(ledger, STORED);
        }
    }

    @Test
    void a_verification_finds_live_rows_equal_to_the_log() {
        storeDoors();
        try (var ledger = startLevel()) {
            assertThat(verify(ledger).findings())
                    .containsExactly(
                            new Finding("door_v1", STORED, STORED, 0, List.of()),
                            new Finding("newest_door_v1", 1, 1, 0, List.of()));
            assertThat(leftovers(ledger)).isEmpty();
        }
    }

    @Test
    void a_verification_names_rows_that_were_edited_and_a_rebuild_mends_them() {
        storeDoors();
        try (var ledger = startLevel()) {
            var at77 = doorAt(ledger, 77);
            ledger.db()
                    .sql("update query.door_v1 set position = 0 where position = 77")
                    .update();
            var at78 = doorAt(ledger, 78);
            ledger.db().sql("delete from query.door_v1 where position = 78").update();
            ledger.db().sql("insert into query.door_v1 values ('forged', -1)").update();

            var found = verify(ledger).findings().getFirst();

            assertThat(found.isEqual()).isFalse();
            assertThat(found.liveRows()).isEqualTo(STORED);
            assertThat(found.rebuiltRows()).isEqualTo(STORED);
            assertThat(found.differences()).isEqualTo(3);
            assertThat(found.first())
                    .containsExactlyInAnyOrder(
                            new Difference(Map.of("door_id", at77), Kind.CHANGED),
                            new Difference(Map.of("door_id", at78), Kind.MISSING),
                            new Difference(Map.of("door_id", "forged"), Kind.SURPLUS));

            rebuild(ledger);

            assertThat(verify(ledger).findings()).allMatch(Finding::isEqual);
        }
    }

    @Test
    void a_verification_is_right_while_events_go_on_coming() throws InterruptedException {
        storeDoors();
        try (var ledger = startLevel()) {
            var going = new AtomicBoolean(true);
            var writer = repeat(going, () -> openDoorAndSeeIt(ledger));

            Rebuild verified;
            try {
                verified = verify(ledger);
            } finally {
                stop(going, List.of(writer));
            }

            assertThat(verified.findings()).hasSize(2).allMatch(Finding::isEqual);
            assertThat(verified.findings().getFirst().liveRows()).isEqualTo(verified.position());
        }
    }

    private void storeDoors() {
        try (var ledger = TestLedger.startOn(database)) {
            ledger.openDoors(STORED);
        }
    }

    private static void openDoorAndSeeIt(TestLedger ledger) {
        ledger.openDoors(1);
        try {
            ledger.get(ProjectionPositions.class).await(DOORS, head(ledger), Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private TestLedger startLevel() {
        var ledger = TestLedger.startOn(database, Doors.class);
        awaitLevel(ledger, head(ledger));
        return ledger;
    }

    private static void awaitLevel(TestLedger ledger, long events) {
        await().atMost(PATIENCE).until(() -> count(ledger) == events);
    }

    private static Rebuild rebuild(TestLedger ledger) {
        return run(ledger, Purpose.REBUILD);
    }

    private static Rebuild verify(TestLedger ledger) {
        return run(ledger, Purpose.VERIFICATION);
    }

    private static Rebuild run(TestLedger ledger, Purpose purpose) {
        start(ledger, purpose);
        await().atMost(PATIENCE).until(() -> !latest(ledger, purpose).isRunning());
        return latest(ledger, purpose);
    }

    private static void breakOffBehindTheFirstStep(TestLedger ledger) {
        holdBehindTheFirstStep(ledger);
        ledger.get(Doors.class).failAt = 5_001;
        ledger.get(Doors.class).batches.release(1_000);
    }

    private static void holdBehindTheFirstStep(TestLedger ledger) {
        ledger.get(Doors.class).batches.drainPermits();
        ledger.get(Doors.class).batches.release(1);
        start(ledger, Purpose.REBUILD);
        await().until(() -> latest(ledger, Purpose.REBUILD).position() == 5_000);
    }

    /** In a process that is gone, while others go on. */
    private void leaveBehindTheFirstStep(TestLedger survivor) {
        try (var gone = TestLedger.startAs("gone", database, Doors.class)) {
            breakOffBehindTheFirstStep(gone);
        }
        assertThat(latest(survivor, Purpose.REBUILD).isRunning()).isTrue();
    }

    private static void start(TestLedger ledger, Purpose purpose) {
        assertThat(ledger.get(Rebuilds.class).start(DOORS, purpose)).isPresent();
    }

    private static Rebuild latest(TestLedger ledger, Purpose purpose) {
        return ledger.get(Rebuilds.class).latest(DOORS, purpose).orElseThrow();
    }

    private static long head(TestLedger ledger) {
        return ledger.get(Positions.class).head();
    }

    private static long count(TestLedger ledger) {
        return ledger.db()
                .sql("select count(*) from query.open_door_v1")
                .query(Long.class)
                .single();
    }

    private static String doorAt(TestLedger ledger, long position) {
        return ledger.db()
                .sql("select door_id from query.door_v1 where position = ?")
                .param(position)
                .query(String.class)
                .single();
    }

    /** All that readers can ask for. */
    private static List<String> look(TestLedger ledger) {
        return ledger.db().sql("""
                        select to_jsonb(d)::text from query.door_v1 d
                        union all select to_jsonb(d)::text from query.newest_door_v1 d
                        union all select to_jsonb(d)::text from query.open_door_v1 d
                        union all select to_jsonb(d)::text from query.newest_open_door_v1 d
                        order by 1
                        """).query(String.class).list();
    }

    /** Columns, indexes and constraints by name, and what the views say and are careful about. */
    private static List<String> structure(TestLedger ledger) {
        return ledger.db().sql("""
                        select concat_ws(' ', table_name, column_name, data_type, is_nullable, generation_expression)
                        from information_schema.columns where table_schema = 'query' and table_name like '%door%'
                        union all select indexdef from pg_indexes where schemaname = 'query' and tablename like '%door%'
                        union all select concat_ws(' ', conname, conrelid::regclass, pg_get_constraintdef(oid))
                        from pg_constraint where connamespace = 'query'::regnamespace and conrelid::regclass::text like '%door%'
                        union all select definition from pg_views where schemaname = 'query'
                        union all select concat_ws(' ', relname, reloptions) from pg_class where relname like '%open_door%'
                        order by 1
                        """).query(String.class).list();
    }

    private static List<String> grants(TestLedger ledger) {
        return ledger.db().sql("""
                        select concat_ws(' ', table_name, grantee, privilege_type)
                        from information_schema.table_privileges where grantee = 'pg_monitor' order by 1
                        """).query(String.class).list();
    }

    private static List<String> leftovers(TestLedger ledger) {
        return ledger.db()
                .sql("select tablename from pg_tables where tablename ~ '_(shadow|replaced)$'")
                .query(String.class)
                .list();
    }

    private static Thread repeat(AtomicBoolean going, Runnable work) {
        return Thread.ofPlatform().start(() -> {
            while (going.get()) {
                work.run();
            }
        });
    }

    private static void stop(AtomicBoolean going, List<Thread> threads) throws InterruptedException {
        going.set(false);
        for (var thread : threads) {
            thread.join();
        }
    }

    private static Runnable neverLess(ConcurrentLinkedQueue<String> wrong, String who, LongSupplier count) {
        var most = new AtomicLong();
        return () -> {
            try {
                long seen = count.getAsLong();
                if (seen < most.get()) {
                    wrong.add("%s saw %d after %d".formatted(who, seen, most.get()));
                }
                most.set(seen);
            } catch (RuntimeException failure) {
                wrong.add(who + " failed: " + failure);
            }
        };
    }

    private static long waitForLocks(TestLedger ledger) {
        return ledger.db()
                .sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }
}
