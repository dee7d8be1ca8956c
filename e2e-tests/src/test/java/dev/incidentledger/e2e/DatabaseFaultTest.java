package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final Duration LIMIT = Duration.ofSeconds(10);
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
        new DatabaseTrouble(ledger.admin(), LIMIT).warmUp();
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
            DatabaseTrouble.pass(FREEZE);
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
            DatabaseTrouble.pass(DISK_FULL);
            Files.delete(filler);
        });
    }

    private static void drill(String name, Fault fault) throws Exception {
        var outcome = new DatabaseTrouble(ledger.admin(), LIMIT).survive(() -> {
            long threads = ledger.threads();
            fault.happen(DatabaseProcesses.of(folder));
            long threadsAfter = ledger.threads();

            System.out.printf("Database %s: %d threads before, %d in trouble%n", name, threads, threadsAfter);
            assertThat(threadsAfter).isLessThan(threads + THREADS_IN_TROUBLE);
        });
        System.out.printf("Database %s: %s%n", name, outcome);
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
