package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The database fails under load. Every command is answered in time and truthfully, threads do not pile up, and when the
 * database is back everything goes on by itself.
 */
@Isolated
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseFaultTest {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));
    private static final Duration FREEZE = Duration.ofSeconds(FULL ? 20 : 8);
    private static final Duration DISK_FULL = Duration.ofSeconds(FULL ? 20 : 5);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final Duration WARM = Duration.ofMinutes(1);
    private static final long ENOUGH = 100;
    private static final long THREADS_IN_TROUBLE = 40;

    @TempDir
    private static Path folder;

    private static boolean canBeFull;
    private static ChildLedger ledger;

    private interface Fault {
        void happen(DatabaseProcesses database) throws IOException;
    }

    @BeforeAll
    static void start() throws Exception {
        canBeFull = run("mount", "-t", "tmpfs", "-o", "size=512m", "tmpfs", folder.toString());
        ledger = ChildLedger.start(folder);
        warmUp();
    }

    /** How long the first answers of a new process take says nothing of faults. */
    private static void warmUp() throws Exception {
        try (var clients = CommandClients.start(ledger.admin())) {
            await().atMost(WARM).until(() -> clients.acknowledgements() >= ENOUGH);
            clients.finish();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        try {
            if (ledger != null) {
                ledger.close();
            }
        } finally {
            if (canBeFull) {
                run("umount", "--lazy", folder.toString());
            }
        }
    }

    @Test
    void a_frozen_database_is_survived() throws Exception {
        drill("frozen for %d s".formatted(FREEZE.toSeconds()), database -> {
            database.freeze();
            pass(FREEZE);
            database.thaw();
        });
    }

    @Test
    void a_restarted_database_is_survived() throws Exception {
        drill("restarted", database -> {
            database.stop();
            database.startAgain();
        });
    }

    @Test
    void a_killed_database_is_survived() throws Exception {
        drill("killed -9 and started again", database -> {
            database.kill();
            database.startAgain();
        });
    }

    @Test
    void a_full_disk_is_survived() throws Exception {
        assumeTrue(canBeFull, "Mounting is denied here");
        drill("out of space for %d s".formatted(DISK_FULL.toSeconds()), _ -> {
            var filler = folder.resolve("filler");
            fill(filler);
            pass(DISK_FULL);
            Files.delete(filler);
        });
    }

    private static void drill(String name, Fault fault) throws Exception {
        try (var clients = CommandClients.start(ledger.admin())) {
            awaitAcknowledgements(clients, ENOUGH);
            long threads = ledger.threads();

            fault.happen(DatabaseProcesses.of(folder));

            long threadsAfter = ledger.threads();
            long end = System.nanoTime();
            awaitAcknowledgements(clients, clients.acknowledgements() + ENOUGH);
            var back = Duration.ofNanos(System.nanoTime() - end);
            clients.finish();
            awaitVisible(ledger.admin(), clients.acknowledgedVersions());
            var visible = Duration.ofNanos(System.nanoTime() - end);

            report(name, clients, back, visible, threads, threadsAfter);
            assertThat(clients.told()).allSatisfy(told -> {
                assertThat(told.took()).isLessThan(LONGEST_ANSWER);
                assertThat(told.isAcknowledged() || told.isRefusedForNow())
                        .as(told.answer().body())
                        .isTrue();
            });
            assertThat(threadsAfter).isLessThan(threads + THREADS_IN_TROUBLE);
        }
    }

    private static void awaitAcknowledgements(CommandClients clients, long enough) {
        await().atMost(RECOVERY).until(() -> clients.acknowledgements() >= enough);
    }

    private static void awaitVisible(Api api, Map<String, Long> versions) {
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(versions)
                        .allSatisfy((incident, version) -> assertThat(api.get("/api/v1/incidents/" + incident)
                                        .expect(200)
                                        .json()
                                        .path("version")
                                        .asLong())
                                .isGreaterThanOrEqualTo(version)));
    }

    private static void report(
            String name, CommandClients clients, Duration back, Duration visible, long threads, long threadsAfter) {
        var longest = clients.told().stream()
                .map(CommandClients.Told::took)
                .max(Duration::compareTo)
                .orElseThrow();
        System.out.printf(
                "Database %s: %,d commands answered, %,d acknowledged, none lost; longest answer %.1f s;"
                        + " commands back after %.1f s, read models after %.1f s; %d threads before, %d in trouble%n",
                name,
                clients.told().size(),
                clients.acknowledgements(),
                longest.toMillis() / 1_000.0,
                back.toMillis() / 1_000.0,
                visible.toMillis() / 1_000.0,
                threads,
                threadsAfter);
    }

    /** The time of a fault is what is tested; nothing can be awaited in its place. */
    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(5)).until(() -> System.nanoTime() > end);
    }

    private static void fill(Path file) throws IOException {
        var megabyte = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(megabyte);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws IOException {
        return new ProcessBuilder(command).start().onExit().join().exitValue() == 0;
    }
}
