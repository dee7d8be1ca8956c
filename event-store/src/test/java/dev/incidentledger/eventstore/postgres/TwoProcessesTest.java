package dev.incidentledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes append to one log, and are killed again and again: there is one order, and nothing told is untrue. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoProcessesTest {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));
    private static final Duration LENGTH = Duration.ofSeconds(FULL ? 60 : 10);
    private static final int PROCESSES = 2;
    private static final int WRITERS_EACH = 16;

    private final long seed = Long.getLong("ledger.seed", System.nanoTime());
    private final CountDownLatch over = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private int started;

    @Test
    void thirty_two_writers_in_two_killed_processes_leave_one_dense_log() throws Exception {
        Files.createDirectories(notes());
        var database = LogDatabase.create();
        List<String> readAlong = Collections.synchronizedList(new ArrayList<>());
        List<String> torn = Collections.synchronizedList(new ArrayList<>());
        var follower = Thread.ofPlatform().start(() -> follow(database, readAlong));
        var observer = Thread.ofPlatform().start(() -> observe(database, torn));

        int kills = writeAndKill(database, new Random(seed));
        over.countDown();
        follower.join();
        observer.join();

        var log = idsInOrder(database);
        var answers = AnswerNotes.readAll(notes());
        System.out.printf(
                "Two processes (seed %d): %d writers, %d kills; writers were told %s; %,d events in the log%n",
                seed, PROCESSES * WRITERS_EACH, kills, AppendAttempt.summary(answers), log.size());
        var positions = database.positionsById();
        assertThat(positions.values())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(answers).allMatch(answer -> answer.isTrueIn(positions));
        assertThat(answers)
                .extracting(AppendAttempt::told)
                .contains(AppendAttempt.Told.RECORDED, AppendAttempt.Told.OVERTAKEN, AppendAttempt.Told.ROLLED_BACK);
        assertThat(torn).isEmpty();
        assertThat(readAlong).isEqualTo(log);
        assertThat(timesGoingBack(database)).isZero();
    }

    private int writeAndKill(LogDatabase database, Random random) throws Exception {
        long until = System.nanoTime() + LENGTH.toNanos();
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            writers.add(startWriters(database));
        }
        int kills = 0;
        while (System.nanoTime() < until) {
            awaitAnswersTo(writers);
            assertThat(over.await(200 + random.nextInt(1_500), TimeUnit.MILLISECONDS))
                    .isFalse();
            int victim = random.nextInt(PROCESSES);
            writers.get(victim).destroyForcibly().onExit().join();
            writers.set(victim, startWriters(database));
            kills++;
        }
        awaitAnswersTo(writers);
        for (var process : writers) {
            process.outputWriter().close();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        return kills;
    }

    /** A process that is killed before it writes shows nothing. */
    private void awaitAnswersTo(List<Process> writers) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> writers.stream().allMatch(process -> Files.exists(notes().resolve(process.pid() + "-0"))));
    }

    private Path notes() {
        return folder.resolve("notes");
    }

    private Process startWriters(LogDatabase database) throws IOException {
        started++;
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        String.valueOf(database.port()),
                        database.name(),
                        notes().toString(),
                        String.valueOf(WRITERS_EACH),
                        String.valueOf(seed + 1_000L * started))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output-" + started).toFile())
                .start();
    }

    /** Reads along as a projection does, to the end that the log has when nobody writes any more. */
    private void follow(LogDatabase database, List<String> seen) {
        var unpooled = database.reachedBy(database.port());
        try (var engine = database.engineOver(unpooled).build();
                var store = PostgresEventStore.over(engine, unpooled);
                var stream = store.openStream(null)) {
            while (over.getCount() > 0 || seen.size() < engine.log().headPosition()) {
                if (stream.hasNextAvailable(100, TimeUnit.MILLISECONDS)) {
                    seen.add(((EventMessage<?>) stream.nextAvailable()).getIdentifier());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** At every moment the log is 1 to n without a hole: so positions are in the order in which they became visible. */
    private void observe(LogDatabase database, List<String> torn) {
        while (over.getCount() > 0) {
            database.sql()
                    .sql("select format('%s events up to position %s', count(*), max(position))"
                            + " from event_store.event_log having count(*) <> max(position)")
                    .query(String.class)
                    .optional()
                    .ifPresent(torn::add);
        }
    }

    private static List<String> idsInOrder(LogDatabase database) {
        return database.sql()
                .sql("select event_id from event_store.event_log order by position")
                .query(String.class)
                .list();
    }

    private static int timesGoingBack(LogDatabase database) {
        return database.sql()
                .sql("select count(*) from (select recorded_at < lag(recorded_at) over (order by position) as back"
                        + " from event_store.event_log) as steps where back")
                .query(Integer.class)
                .single();
    }
}
