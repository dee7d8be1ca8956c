package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.Sample.DoorEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes on one database share its projections. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedProjectionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int FAR_BEHIND = 6_000;
    private static final Class<?>[] FOUR = {Gate.class, Hall.class, Kitchen.class, Loft.class};

    private final String database = TestLedger.freshDatabase();

    /** Writes the positions that it saw, in the order in which it saw them; none can be there twice. */
    static class Seen {

        private final PerBatch<List<Long>> gathered = new PerBatch<>(ArrayList::new, this::write);
        private final JdbcClient db;
        private final String table;

        Seen(JdbcClient db, String table) {
            this.db = db;
            this.table = table;
            db.sql("create table if not exists %s (place bigint generated always as identity, position bigint unique)"
                            .formatted(table))
                    .update();
        }

        @EventHandler
        void on(DoorEvent event, TrackingToken token) {
            begin();
            gathered.current().add(token.position().orElseThrow());
        }

        void begin() {}

        private void write(List<Long> positions) {
            db.sql("insert into %s (position) select unnest(?::bigint[])".formatted(table))
                    .param(positions.toArray(Long[]::new))
                    .update();
        }
    }

    @ProcessingGroup("gate")
    static class Gate extends Seen {
        Gate(JdbcClient db) {
            super(db, "gate");
        }
    }

    @ProcessingGroup("hall")
    static class Hall extends Seen {
        Hall(JdbcClient db) {
            super(db, "hall");
        }
    }

    @ProcessingGroup("kitchen")
    static class Kitchen extends Seen {
        Kitchen(JdbcClient db) {
            super(db, "kitchen");
        }
    }

    @ProcessingGroup("loft")
    static class Loft extends Seen {
        Loft(JdbcClient db) {
            super(db, "loft");
        }
    }

    /** Takes in nothing before it is let. */
    @ProcessingGroup("loft")
    static class SlowLoft extends Loft {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch let = new CountDownLatch(1);

        SlowLoft(JdbcClient db) {
            super(db);
        }

        @Override
        void begin() {
            begun.countDown();
            try {
                let.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    @Test
    void whoever_joins_gets_its_part_and_hands_it_back_when_it_leaves() {
        try (var one = TestLedger.startAs("one", database, FOUR)) {
            awaitHolders(one, Map.of("one", 4));
            try (var other = TestLedger.startAs("other", database, FOUR)) {
                awaitHolders(one, Map.of("one", 2, "other", 2));
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(List.of(gauge(one, "held"), gauge(other, "held")))
                            .containsOnly(2.0);
                    assertThat(List.of(gauge(one, "holders"), gauge(other, "holders")))
                            .containsOnly(2.0);
                });
            }
            awaitHolders(one, Map.of("one", 4));
            awaitAllSeen(one);
        }
    }

    @Test
    void an_older_release_that_tells_nobody_of_itself_keeps_what_it_holds() {
        try (var one = TestLedger.startAs("one", database, FOUR)) {
            awaitHolders(one, Map.of("one", 4));
        }
        claim("older", "'2999-01-01T00:00:00Z'", "gate", "hall");
        try (var one = TestLedger.startAs("one", database, FOUR)) {
            awaitHolders(one, Map.of("one", 2, "older", 2));

            claim(null, "null", "gate", "hall");

            awaitHolders(one, Map.of("one", 4));
            awaitAllSeen(one);
        }
    }

    @Test
    void what_is_being_caught_up_with_is_let_go_once_that_is_done() throws InterruptedException {
        try (var nobody = TestLedger.startAs("nobody", database)) {
            nobody.openDoors(FAR_BEHIND);
        }
        try (var one = TestLedger.startAs("one", database, Gate.class, SlowLoft.class)) {
            var slow = one.get(SlowLoft.class);
            slow.begun.await();
            awaitHolders(one, Map.of("one", 2));
            try (var other = TestLedger.startAs("other", database, Gate.class, Loft.class)) {
                await().atMost(PATIENCE).until(() -> gauge(one, "holders") == 2 && gauge(other, "holders") == 2);
                awaitHolders(other, Map.of("one", 2));

                slow.let.countDown();

                awaitHolders(other, Map.of("one", 1, "other", 1));
                awaitAllSeen(other, "gate", "loft");
            }
        }
    }

    /** While events are recorded. */
    private static void awaitHolders(TestLedger ledger, Map<String, Integer> expected) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            ledger.openDoors(1);
            var holders = new HashMap<String, Integer>();
            ledger.db()
                    .sql("select owner, count(*) from query.token_entry where owner is not null group by owner")
                    .query(row -> {
                        holders.put(row.getString(1), row.getInt(2));
                    });
            assertThat(holders).isEqualTo(expected);
        });
    }

    private static void awaitAllSeen(TestLedger ledger) {
        awaitAllSeen(ledger, "gate", "hall", "kitchen", "loft");
    }

    private static void awaitAllSeen(TestLedger ledger, String... tables) {
        long head = ledger.get(Positions.class).head();
        for (var table : tables) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ledger.db()
                                    .sql("select position from %s order by place".formatted(table))
                                    .query(Long.class)
                                    .list())
                            .isEqualTo(LongStream.rangeClosed(1, head).boxed().toList()));
        }
        assertThat(ledger.get(DeadLetters.class).all()).isEmpty();
    }

    private static double gauge(TestLedger ledger, String what) {
        return ledger.look().get("ledger.projections." + what).gauge().value();
    }

    /** @param until as SQL, up to when nobody else may take them */
    private void claim(@Nullable String owner, String until, String... projections) {
        JdbcClient.create(TestServer.connectionsTo(database))
                .sql("update query.token_entry set owner = ?, time_stamp = %s where processor_name = any (?)"
                        .formatted(until))
                .params(owner, projections)
                .update();
    }
}
