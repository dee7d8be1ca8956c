package dev.incidentledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incidentledger.events.store.EventSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was ever written can be read for ever. A file is named {@code <event name>.r<revision>.json}; a new one is made
 * by {@code -Dgolden.write=true}, and none is ever edited or deleted.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenEventsTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Path STORES = Path.of("../e2e-tests/src/test/resources/golden-store");
    private static final EventSerializer SERIALIZER = new EventSerializer(LedgerEvents.CATALOG);

    static List<Object> events() {
        return GoldenEvents.ALL;
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_newest_file_equals_what_is_written(Object event) throws IOException {
        var stored = SERIALIZER.serialize(event, byte[].class);
        var file = fileOf(stored);
        if (Boolean.getBoolean("golden.write") && !Files.exists(file)) {
            Files.write(file, stored.getData());
        }

        assertThat(file).hasContent(new String(stored.getData(), UTF_8));
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_file_is_still_read(Path file) throws IOException {
        var name = file.getFileName().toString();
        int revision = name.lastIndexOf(".r");
        var stored = new SimpleSerializedObject<>(
                Files.readAllBytes(file),
                byte[].class,
                name.substring(0, revision),
                name.substring(revision + 2, name.length() - ".json".length()));

        assertThat(SERIALIZER.<byte[], Object>deserialize(stored))
                .isNotInstanceOf(UnknownSerializedType.class)
                .isIn(GoldenEvents.ALL);
    }

    @Test
    void every_event_of_the_catalog_has_a_sample_in_which_no_field_is_empty() {
        assertThat(GoldenEvents.ALL)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(LedgerEvents.CATALOG.byName().values().stream()
                        .<Class<?>>map(type -> type)
                        .toList());
        assertThat(GoldenEvents.ALL).allSatisfy(event -> assertThat(event).hasNoNullFieldsOrProperties());
    }

    @Test
    void no_committed_file_was_ever_edited_or_deleted() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("../.git")), "Not a git checkout: nothing tells what was committed");

        var git = new ProcessBuilder(
                        "git",
                        "log",
                        "--diff-filter=MDRT",
                        "--name-status",
                        "--format=%h %s",
                        "--",
                        FOLDER.toString(),
                        STORES.toString())
                .redirectErrorStream(true)
                .start();
        var rewritten = new String(git.getInputStream().readAllBytes(), UTF_8);

        assertThat(git.waitFor()).isZero();
        if (!rewritten.isBlank()) {
            fail("Golden files are only ever added to; give the event its next revision instead:\n" + rewritten);
        }
        assertThat(changedHere()).isBlank();
    }

    private static String changedHere() throws IOException {
        var git = new ProcessBuilder(
                        "git",
                        "diff",
                        "HEAD",
                        "--diff-filter=MDRT",
                        "--name-only",
                        "--",
                        FOLDER.toString(),
                        STORES.toString())
                .start();
        return new String(git.getInputStream().readAllBytes(), UTF_8);
    }

    private static Path fileOf(SerializedObject<byte[]> stored) {
        return FOLDER.resolve("%s.r%s.json"
                .formatted(stored.getType().getName(), stored.getType().getRevision()));
    }
}
