package dev.incidentledger.command.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two schedulers, as two processes have them, over one database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SchedulerTest {

    private static EmbeddedPostgres server;
    private static DataSource database;

    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private final OneTimeTask<Void> task = Tasks.oneTime("noted").execute((instance, _) -> done.add(instance.getId()));
    private final SettableTime time = new SettableTime();
    private final SteadyClock clock = new SteadyClock(time, time::nanoseconds);
    private final RunningScheduler one = scheduler();
    private final RunningScheduler other = scheduler();
    private final Scheduler client = new SteadySchedulerBuilder(database, List.of(task), clock).build();

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.start();
        database = server.getPostgresDatabase();
        Flyway.configure()
                .dataSource(database)
                .schemas("command")
                .locations("filesystem:src/main/resources/db/command")
                .load()
                .migrate();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() {
        JdbcClient.create(database).sql("truncate command.scheduled_tasks").update();
    }

    @AfterEach
    void stop() {
        one.stop();
        other.stop();
    }

    @Test
    void each_task_runs_once_whoever_takes_it() {
        var ids = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
        var soon = clock.now().plusMillis(1_500);
        one.start();
        other.start();

        ids.forEach(id -> schedule(id, soon));

        await().until(() -> left() == 0);
        assertThat(done).hasSize(100).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(clock.now()).isAfterOrEqualTo(soon);
    }

    @Test
    void what_was_due_while_nobody_ran_is_done_by_whoever_comes() {
        one.start();
        one.stop();
        schedule("missed", clock.now().plusMillis(10));
        time.pass(Duration.ofDays(3));

        other.start();

        await().until(() -> done.contains("missed"));
    }

    @Test
    void a_clock_that_jumps_ahead_runs_nothing_early_and_hinders_nothing() {
        schedule("in an hour", clock.now().plus(Duration.ofHours(1)));
        schedule("tomorrow", clock.now().plus(Duration.ofDays(1)));
        one.start();

        time.jump(Duration.ofDays(365));
        clock.look();
        schedule("now", clock.now());
        await().until(() -> done.contains("now"));
        time.jump(Duration.ofDays(-365));
        clock.look();
        schedule("now again", clock.now());
        await().until(() -> done.contains("now again"));
        assertThat(done).containsExactly("now", "now again");

        time.pass(Duration.ofHours(1));
        await().until(() -> done.contains("in an hour"));
        await().until(() -> left() == 1);
    }

    @Test
    void a_clock_that_jumps_back_stops_nothing() {
        schedule("soon", clock.now().plusSeconds(2));
        one.start();

        time.jump(Duration.ofDays(-1));
        clock.look();

        await().until(() -> done.contains("soon"));
    }

    @Test
    void a_jump_that_lasts_is_the_time_in_the_end() {
        schedule("tomorrow", clock.now().plus(Duration.ofDays(1)));
        one.start();

        time.jump(Duration.ofDays(1));
        clock.look();
        time.pass(SteadyClock.PROBATION);
        clock.look();

        await().until(() -> done.contains("tomorrow"));
    }

    @Test
    void what_is_under_way_is_finished_before_a_stop() {
        IntStream.range(0, 20).forEach(id -> schedule(Integer.toString(id), clock.now()));
        one.start();
        await().until(() -> !done.isEmpty());

        one.stop();

        assertThat(pickedAndNotDone()).isEmpty();
        assertThat(done).hasSize(20 - left());
    }

    private RunningScheduler scheduler() {
        return new RunningScheduler(new SteadySchedulerBuilder(database, List.of(task), clock).build(), clock);
    }

    private void schedule(String id, Instant at) {
        client.scheduleIfNotExists(task.instance(id), at);
    }

    private static int left() {
        return JdbcClient.create(database)
                .sql("select count(*) from command.scheduled_tasks")
                .query(Integer.class)
                .single();
    }

    private static List<String> pickedAndNotDone() {
        return JdbcClient.create(database)
                .sql("select task_instance from command.scheduled_tasks where picked")
                .query(String.class)
                .list();
    }
}
