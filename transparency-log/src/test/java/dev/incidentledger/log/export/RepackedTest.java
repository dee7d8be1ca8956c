package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.log.export.Verdict.Broken;
import dev.incidentledger.log.export.Verdict.Proven;
import dev.incidentledger.log.export.Verdict.Repacked;
import dev.incidentledger.log.export.Verdict.Sound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An export of 70 events that somebody unpacked, and packed again with a program that is not ours. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RepackedTest {

    private static final SampleLog LOG = SampleLog.of(1, 30, 64, 70);
    private static final int MUTATIONS = 1_000;
    private static final Repacked BESIDES = new Repacked(
            new Broken(OptionalLong.empty(), "It holds what no export does, or something twice, or in another order"));
    private static final Broken UNREADABLE =
            new Broken(OptionalLong.empty(), "It is a zip that is damaged, or written otherwise than exports are");

    @TempDir
    private Path temporary;

    private Path folder;
    private Path zip;

    @BeforeEach
    void unpack() throws IOException {
        folder = Files.createDirectory(temporary.resolve("record"));
        zip = temporary.resolve("again.zip");
        var written = temporary.resolve("record.zip");
        LOG.write(written);
        unpack(written);
    }

    @ParameterizedTest
    @EnumSource
    void is_refused_though_all_that_is_in_it_is_sound(Packer packer) throws IOException {
        packer.pack(folder, zip);

        assertThat(verify())
                .isInstanceOfSatisfying(
                        Repacked.class,
                        repacked -> assertThat(repacked.inside()).isInstanceOf(Sound.class));
    }

    @ParameterizedTest
    @EnumSource
    void is_found_where_a_word_was_edited(Packer packer) throws IOException {
        edit(lines -> lines.replaceAll(line -> line.replace("We look into it, no. 40.", "We looked into it, no. 40.")));
        packer.pack(folder, zip);

        assertThat(verify()).isEqualTo(broken(40, "It is not what was sealed"));
    }

    @ParameterizedTest
    @EnumSource
    void is_found_where_a_line_was_dropped(Packer packer) throws IOException {
        edit(lines -> lines.remove(39));
        packer.pack(folder, zip);

        assertThat(verify()).isEqualTo(broken(40, "Here stands event 41, not 40"));
    }

    @ParameterizedTest
    @EnumSource
    void is_found_where_lines_were_swapped(Packer packer) throws IOException {
        edit(lines -> Collections.swap(lines, 39, 40));
        packer.pack(folder, zip);

        assertThat(verify()).isEqualTo(broken(40, "Here stands event 41, not 40"));
    }

    @ParameterizedTest
    @EnumSource
    void is_found_where_a_line_was_added(Packer packer) throws IOException {
        edit(lines -> lines.add(40, lines.get(39)));
        packer.pack(folder, zip);

        assertThat(verify()).isEqualTo(broken(41, "Here stands event 40, not 41"));
    }

    @Test
    void is_not_sound_inside_with_a_part_that_no_export_has() throws IOException {
        Files.createDirectory(folder.resolve("__MACOSX"));
        Files.writeString(folder.resolve("__MACOSX/._events.ndjson"), "where a window stood");
        Packer.JAVA_DEFLATING.pack(folder, zip);

        assertThat(verify()).isEqualTo(BESIDES);

        edit(lines -> lines.remove(39));
        Packer.JAVA_DEFLATING.pack(folder, zip);
        assertThat(verify()).isEqualTo(broken(40, "Here stands event 41, not 40"));
    }

    /** Whichever of both another reader would take. */
    @Test
    void is_not_sound_inside_with_a_part_twice() throws IOException {
        Files.writeString(folder.resolve("evenTs.ndjson"), "{}\n");
        Packer.JAVA_DEFLATING.pack(folder, zip);
        var named = new String(Files.readAllBytes(zip), ISO_8859_1).replace("evenTs", "events");
        Files.write(zip, named.getBytes(ISO_8859_1));

        assertThat(verify())
                .isInstanceOfSatisfying(
                        Repacked.class,
                        repacked -> assertThat(repacked.inside()).isInstanceOf(Broken.class));
    }

    @Test
    void is_not_sound_inside_without_a_part() throws IOException {
        Files.delete(folder.resolve("keys.txt"));
        Packer.JAVA_STORING.pack(folder, zip);

        assertThat(verify()).isEqualTo(new Repacked(new Broken(OptionalLong.empty(), "It lacks keys.txt")));
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1, 'encrypted'",
        "10, 12, 'packed in a way that we do not know'",
        "42, 1, 'somewhere else'",
        "24, 1, 'larger than it is, and stored'"
    })
    void is_not_looked_into_when_its_first_part_is(int field, int value, String what) throws IOException {
        Packer.JAVA_STORING.pack(folder, zip);
        var bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        int at = directoryAt(bytes) + field;
        bytes.putShort(at, (short) (bytes.getShort(at) + value));
        Files.write(zip, bytes.array());

        assertThat(verify()).as(what).isEqualTo(UNREADABLE);
    }

    @Test
    void is_not_looked_into_when_parts_lie_in_each_other() throws IOException {
        Packer.JAVA_STORING.pack(folder, zip);
        var bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        int from = directoryAt(bytes);
        int end = bytes.capacity() - 22;
        int first = 46 + bytes.getShort(from + 28) + bytes.getShort(from + 30);
        var twice = ByteBuffer.allocate(bytes.capacity() + first)
                .put(bytes.slice(0, end))
                .put(bytes.slice(from, first))
                .put(bytes.slice(end, 22));
        Files.write(zip, twice.array());

        assertThat(verify()).isEqualTo(UNREADABLE);
    }

    /** Of 64 megabytes that were packed into some kilobytes. */
    @ParameterizedTest
    @ValueSource(strings = {"README.txt", "checkpoints.ndjson", "events.ndjson"})
    void is_not_read_to_its_end_when_a_part_is_endless(String part) throws IOException {
        Files.delete(folder.resolve(part));
        Packer.JAVA_DEFLATING.pack(folder, zip);
        var small = Files.readAllBytes(zip);
        try (var in = new ZipInputStream(new ByteArrayInputStream(small));
                var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Packer.add(entry.getName(), in.readAllBytes(), ZipEntry.DEFLATED, out);
            }
            out.putNextEntry(new ZipEntry(part));
            var megabyte = new byte[1 << 20];
            for (int i = 0; i < 1 << 6; i++) {
                out.write(megabyte);
            }
        }

        assertThat(verify())
                .isInstanceOfSatisfying(
                        Repacked.class,
                        repacked -> assertThat(repacked.inside()).isInstanceOf(Broken.class));
    }

    @Test
    void never_passes_however_it_is_mutated() throws IOException {
        long seed = Long.getLong("ledger.seed", System.nanoTime() % 1_000_000);
        var random = new Random(seed);
        Packer.JAVA_DEFLATING.pack(folder, zip);
        var whole = Files.readAllBytes(zip);
        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(zip, ExportVerifierTest.mutated(whole, random));
            assertThat(verify())
                    .as("mutation %d with -Dledger.seed=%d", i, seed)
                    .isNotInstanceOfAny(Sound.class, Proven.class);
        }
    }

    private static int directoryAt(ByteBuffer zip) {
        return zip.getInt(zip.capacity() - 6);
    }

    private void edit(Consumer<List<String>> change) throws IOException {
        var events = folder.resolve(ExportFile.EVENTS);
        var lines = new ArrayList<>(Files.readAllLines(events));
        change.accept(lines);
        Files.write(events, lines);
    }

    private Verdict verify() throws IOException {
        return new ExportVerifier(List.of(LOG.key.verifier()), List.of(), List.of(), _ -> {}).verify(zip);
    }

    private static Repacked broken(long position, String reason) {
        return new Repacked(new Broken(OptionalLong.of(position), reason));
    }

    private void unpack(Path written) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(written))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Files.write(folder.resolve(entry.getName()), in.readAllBytes());
            }
        }
    }
}
