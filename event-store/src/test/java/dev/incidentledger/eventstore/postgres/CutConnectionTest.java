package dev.incidentledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.postgres.AppendAttempt.Told;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whatever happens to the connection while events are on their way: what callers are told is what the log says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CutConnectionTest {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));
    private static final Duration LENGTH = Duration.ofSeconds(FULL ? 60 : 6);
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final int CALLERS = 24;
    private static final long MILLIS_AFTER_REFUSAL = 20;
    private static final int CONTESTED_AGGREGATES = 3;

    private final long seed = Long.getLong("ledger.seed", System.nanoTime());
    private final Queue<AppendAttempt> attempts = new ConcurrentLinkedQueue<>();
    private final List<AtomicLong> nextSequences =
            Stream.generate(AtomicLong::new).limit(CONTESTED_AGGREGATES).toList();
    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void what_callers_are_told_is_what_the_log_says() throws Exception {
        var database = LogDatabase.create();
        int cuts;
        try (var proxy = FaultProxy.before(database.port());
                var engine = database.engineOver(database.reachedBy(proxy.port()))
                        .patience(PATIENCE)
                        .build()) {
            var callers = IntStream.range(0, CALLERS)
                    .mapToObj(caller ->
                            Thread.ofPlatform().start(() -> appendWithoutPause(engine, new Random(seed + caller))))
                    .toList();
            cuts = breakConnections(proxy, new Random(seed));
            over.countDown();
            for (var caller : callers) {
                caller.join();
            }
        }
        awaitNobodyConnectedTo(database);

        var told = List.copyOf(attempts);
        var positions = database.positionsById();
        System.out.printf(
                "Cut connections (seed %d): %d faults; callers were told %s; %,d events in the log%n",
                seed, cuts, AppendAttempt.summary(told), positions.size());
        assertThat(told).allMatch(attempt -> attempt.isTrueIn(positions));
        assertThat(told).extracting(AppendAttempt::told).contains(Told.RECORDED);
        assertThat(positions.values())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, positions.size()).boxed().toList());
    }

    private void appendWithoutPause(PostgresEventStorageEngine engine, Random random) {
        boolean done = false;
        while (!done) {
            var attempt = appendOnce(engine, random);
            attempts.add(attempt);
            done = waitedUntilOver(attempt.told() == Told.UNAVAILABLE ? MILLIS_AFTER_REFUSAL : 0);
        }
    }

    private AppendAttempt appendOnce(PostgresEventStorageEngine engine, Random random) {
        int contested = random.nextInt(CONTESTED_AGGREGATES * 4);
        if (contested < CONTESTED_AGGREGATES) {
            return contest("contested-" + contested, nextSequences.get(contested), engine);
        }
        var fresh = AppendAttempt.events("own-" + random.nextLong(), 0, 1 + random.nextInt(3));
        return AppendAttempt.of(engine, fresh);
    }

    /** Several callers may choose the same sequence: one wins. */
    private static AppendAttempt contest(String aggregateId, AtomicLong next, PostgresEventStorageEngine engine) {
        long sequence = next.get();
        var attempt = AppendAttempt.of(engine, AppendAttempt.events(aggregateId, sequence, 1));
        if (attempt.told() == Told.RECORDED || attempt.told() == Told.OVERTAKEN) {
            next.compareAndSet(sequence, sequence + 1);
        }
        return attempt;
    }

    private boolean waitedUntilOver(long millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private int breakConnections(FaultProxy proxy, Random random) {
        long until = System.nanoTime() + LENGTH.toNanos();
        int faults = 0;
        while (System.nanoTime() < until) {
            pass(random.nextInt(500));
            switch (random.nextInt(10)) {
                case 0 -> {
                    proxy.refuse();
                    pass(random.nextLong(3 * PATIENCE.toMillis()));
                    proxy.admitAgain();
                }
                case 1, 2, 3 -> {
                    proxy.swallowAnswers();
                    pass(random.nextInt(20));
                    proxy.cut();
                }
                case 4 -> {
                    proxy.stallRequests();
                    pass(random.nextInt(20));
                    proxy.cut();
                }
                default -> proxy.cut();
            }
            faults++;
        }
        return faults;
    }

    private void pass(long millis) {
        assertThat(waitedUntilOver(millis)).isFalse();
    }

    /** A backend whose client is gone may still be committing. */
    private static void awaitNobodyConnectedTo(LogDatabase database) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> database.sql()
                        .sql("select count(*) = 0 from pg_stat_activity where datname = ? and pid <> pg_backend_pid()")
                        .param(database.name())
                        .query(Boolean.class)
                        .single());
    }
}
