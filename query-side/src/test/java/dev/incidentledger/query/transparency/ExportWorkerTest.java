package dev.incidentledger.query.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.ExportedModel.Unreadable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers of a test's own write a log of a few events into a folder of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportWorkerTest {

    @TempDir
    static Path serverFolder;

    static QueryServer server;

    @TempDir
    Path path;

    ExportFolder folder;

    @BeforeAll
    static void start() {
        server = QueryServer.start(serverFolder);
        server.record("catalogue", new GroupRegistered(GroupId.next(), "Group", 1));
        server.get(Sealing.class).sealAndSign();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void order() throws IOException {
        folder = new ExportFolder(path);
        folder.add(export("exp_01m86h4ym1fgcv0nn3fsntww3b"));
    }

    @Test
    void what_a_stop_interrupts_is_begun_anew_and_says_so() throws IOException {
        var slow = new HeldExport();
        var first = new ExportWorker(folder, slow);
        first.start();
        slow.awaitBeginning();
        assertThat(first.writing(only())).hasValueSatisfying(writing -> {
            assertThat(writing.written()).isZero();
            assertThat(writing.remainingSeconds()).isPositive();
        });
        first.stop();

        assertThat(only().begun()).isEqualTo(1);
        assertThat(names()).containsExactlyInAnyOrder(only().id() + ".json", only().id() + ".zip.draft");

        var second = new ExportWorker(folder, server.get(LogExport.class));
        second.start();
        await().until(() -> folder.file(only()).isPresent());
        second.stop();

        assertThat(only().begun()).isEqualTo(2);
        assertThat(only().events()).isEqualTo(server.get(SealedTree.class).size());
    }

    @Test
    void of_two_that_share_a_folder_one_writes_it_and_the_other_writes_the_next() throws IOException {
        var slow = new HeldExport();
        var here = new ExportWorker(folder, slow);
        here.start();
        slow.awaitBeginning();
        var next = export("exp_01m86h4ym1fgcv0nn3fsntww3c");
        folder.add(next);

        var there = new ExportFolder(path);
        var other = new ExportWorker(there, server.get(LogExport.class));
        other.start();
        await().until(() -> there.file(next).isPresent());
        assertThat(there.next()).isEmpty();
        slow.goOn();
        await().until(() -> there.file(only()).isPresent());
        here.stop();
        other.stop();

        assertThat(there.all()).extracting(Export::begun).containsExactly(1, 1);
        assertThat(there.all()).extracting(Export::problem).containsOnlyNulls();
        assertThat(names()).hasSize(4).noneMatch(name -> name.endsWith(".draft"));
    }

    @Test
    void what_another_process_writes_is_left_to_it_until_it_is_killed() throws Exception {
        var left = only();
        var draft = path.resolve(left.id() + ".zip.draft");
        var another = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockingProcess.class.getName(),
                        draft.toString())
                .start();
        try (var said = another.inputReader()) {
            assertThat(said.readLine()).isEqualTo("locked");

            var here = new ExportFolder(path);
            assertThat(here.next()).isEmpty();
            assertThat(draft).hasContent("half");

            another.destroyForcibly().waitFor();
            var worker = new ExportWorker(here, server.get(LogExport.class));
            worker.start();
            await().until(() -> here.file(left).isPresent());
            worker.stop();
        } finally {
            another.destroyForcibly();
        }

        assertThat(names()).containsExactlyInAnyOrder(left.id() + ".json", left.id() + ".zip");
    }

    @Test
    void one_that_another_removes_while_it_is_written_is_no_failure_and_leaves_nothing() throws IOException {
        var slow = new HeldExport();
        var worker = new ExportWorker(folder, slow);
        worker.start();
        slow.awaitBeginning();
        new ExportFolder(path).remove(only().id());
        slow.goOn();
        await().until(() ->
                worker.writing(export("exp_01m86h4ym1fgcv0nn3fsntww3b")).isEmpty());
        worker.stop();

        assertThat(names()).isEmpty();
    }

    @Test
    void one_that_is_removed_while_it_is_written_leaves_nothing_and_the_next_one_is_written() throws IOException {
        var slow = new HeldExport();
        var worker = new ExportWorker(folder, slow);
        worker.start();
        slow.awaitBeginning();
        var next = export("exp_01m86h4ym1fgcv0nn3fsntww3c");
        folder.add(next);
        folder.remove("exp_01m86h4ym1fgcv0nn3fsntww3b");
        slow.goOn();

        await().until(() -> folder.file(next).isPresent());
        worker.stop();

        assertThat(names()).containsExactlyInAnyOrder(next.id() + ".json", next.id() + ".zip");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void one_that_cannot_be_written_fails_and_the_next_one_is_written(Throwable failure) throws IOException {
        var next = export("exp_01m86h4ym1fgcv0nn3fsntww3c");
        folder.add(next);
        var full = new LogExport(engine(), server.get(SealedTree.class), server.get(Checkpoints.class), models()) {

            private boolean isFull = true;

            @Override
            Optional<Unreadable> write(List<SignedNote> signed, OutputStream out, LongConsumer progress)
                    throws IOException {
                if (isFull) {
                    isFull = false;
                    fail(failure);
                }
                return super.write(signed, out, progress);
            }
        };
        var worker = new ExportWorker(folder, full);
        worker.start();
        await().until(() -> folder.file(next).isPresent());
        worker.stop();

        assertThat(folder.find("exp_01m86h4ym1fgcv0nn3fsntww3b").orElseThrow().problem())
                .isEqualTo("It could not be written, and the log of the product says why.");
    }

    static List<Throwable> failures() {
        return List.of(
                new IOException("No space left on device"),
                new IllegalStateException("No row"),
                new OutOfMemoryError("Java heap space"));
    }

    private static void fail(Throwable failure) throws IOException {
        switch (failure) {
            case IOException io -> throw io;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    @Test
    void one_that_lacks_what_cannot_be_read_is_whole_otherwise_and_says_so() throws IOException {
        var unreadable = new Unreadable("EVENT_UNREADABLE", 17, "Event 17 cannot be read.");
        var model = new ExportedModel() {

            @Override
            public String name() {
                return "incidents";
            }

            @Override
            public String projection() {
                return "timeline-v1";
            }

            @Override
            public Optional<Unreadable> write(Log log, Lines lines) throws IOException {
                lines.write("{\"unreadable\":17}");
                return Optional.of(unreadable);
            }
        };
        var worker = new ExportWorker(
                folder,
                new LogExport(engine(), server.get(SealedTree.class), server.get(Checkpoints.class), models(model)));
        worker.start();
        await().until(() -> folder.file(only()).isPresent());
        worker.stop();

        assertThat(only().unreadable()).isEqualTo(unreadable);
        assertThat(only().problem()).isNull();
    }

    @Test
    void what_a_killed_process_left_half_is_cleared_away() throws IOException {
        var left = only();
        Files.writeString(path.resolve(left.id() + ".zip.draft"), "half, and to be begun anew");
        Files.writeString(path.resolve(left.id() + ".json7.draft"), "half, and maybe being written");
        var old = Files.writeString(path.resolve(left.id() + ".json8.draft"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        Files.writeString(path.resolve("exp_01m86h4ym1fgcv0nn3fsntww3d.zip.draft"), "half, and removed");
        Files.writeString(path.resolve("exp_01m86h4ym1fgcv0nn3fsntww3d.zip"), "removed in the middle of its removal");
        Files.writeString(path.resolve("notes.txt"), "somebody else's");

        assertThat(new ExportFolder(path).all()).containsExactly(left);
        assertThat(names())
                .containsExactlyInAnyOrder(
                        left.id() + ".json", left.id() + ".zip.draft", left.id() + ".json7.draft", "notes.txt");
    }

    private static Export export(String id) {
        return new Export(id, "tok_01arz3ndektsv4rrffq69g5fav", Instant.EPOCH, 0, 0, null, null);
    }

    private static ExportedModels models(ExportedModel... models) {
        return new ExportedModels(List.of(models), server.get(ProjectionPositions.class));
    }

    private static PostgresEventStorageEngine engine() {
        return server.get(PostgresEventStorageEngine.class);
    }

    private Export only() throws IOException {
        return folder.all().getFirst();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Waits at its beginning until it may go on. */
    private static final class HeldExport extends LogExport {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        HeldExport() {
            super(engine(), server.get(SealedTree.class), server.get(Checkpoints.class), models());
        }

        @Override
        Optional<Unreadable> write(List<SignedNote> signed, OutputStream out, LongConsumer progress)
                throws IOException {
            begun.countDown();
            try {
                released.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return super.write(signed, out, progress);
        }

        void awaitBeginning() {
            await().until(() -> begun.getCount() == 0);
        }

        void goOn() {
            released.countDown();
        }
    }
}
