package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.log.VerifierKey;
import dev.incidentledger.log.export.Verdict.Broken;
import dev.incidentledger.log.export.Verdict.Repacked;
import dev.incidentledger.log.export.Verdict.Sound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The zip that an export is, looked at from outside: other readers open it, and there is room in it for nothing else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ZipTest {

    private static final SampleLog LOG = SampleLog.of(1, 30, 64, 70);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("export.zip");
        LOG.write(file);
    }

    @Test
    void is_read_by_readers_that_we_did_not_write() throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                zip.readAllBytes();
            }
        }
        assertThat(names).isEqualTo(ExportFile.all(List.of()));
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(new String(
                                    zip.getInputStream(zip.getEntry(ExportFile.EVENTS))
                                            .readAllBytes(),
                                    UTF_8)
                            .lines())
                    .hasSize(70);
        }
    }

    @Test
    void is_the_same_whenever_it_is_written() throws IOException {
        var again = folder.resolve("again.zip");
        LOG.write(again);

        assertThat(again).hasSameBinaryContentAs(file);
    }

    /** Holes in the file cost nothing: two of its parts are said to have five and six gigabytes. */
    @Test
    void may_be_larger_than_thirty_two_bits_can_tell() throws IOException {
        var large = folder.resolve("large.zip");
        long gigabyte = 1L << 30;
        var first = ZipPart.written("first", 0, 5 * gigabyte, 6 * gigabyte, 1);
        var content = deflated("behind them all");
        var second = ZipPart.written("second", end(first), content.length, 15, crc("behind them all"));
        try (var channel = FileChannel.open(large, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            put(channel, 0, ZipRecords.local(first.name()));
            put(channel, end(first) - 24, ZipRecords.descriptor(first));
            long at = put(channel, second.at(), ZipRecords.local(second.name()));
            at = put(channel, at, content);
            long directory = put(channel, at, ZipRecords.descriptor(second));
            at = put(channel, directory, ZipRecords.central(first));
            at = put(channel, at, ZipRecords.central(second));
            put(channel, at, ZipRecords.end(2, directory, (int) (at - directory)));
        }

        try (var zip = new ZipFile(large.toFile())) {
            assertThat(zip.getEntry("first").getCompressedSize()).isEqualTo(5 * gigabyte);
            assertThat(zip.getEntry("first").getSize()).isEqualTo(6 * gigabyte);
            assertThat(zip.getInputStream(zip.getEntry("second"))).hasContent("behind them all");
        }
        try (var channel = FileChannel.open(large)) {
            var bytes = new ZipBytes(channel);
            assertThat(new ZipDirectory(bytes).parts()).containsExactly(first, second);
            assertThat(ZipLayout.isAsWritten(bytes, List.of(first, second))).isTrue();
            assertThat(new ZipPartStream(channel, second)).hasContent("behind them all");
        } catch (BrokenExportException refused) {
            throw new AssertionError(refused);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, -22, Integer.MAX_VALUE})
    void has_no_room_for_bytes_before_between_or_behind_its_parts(int at) throws IOException {
        var whole = Files.readAllBytes(file);
        int position = at < 0 ? whole.length + at : Math.min(at, whole.length);

        Files.write(file, with(whole, position, "#!/bin/sh\n".getBytes(UTF_8)));

        assertThat(verify()).isInstanceOf(Broken.class);
    }

    /** All that points there points there still. */
    @Test
    void has_no_room_between_its_parts_though_their_places_are_told_anew() throws IOException {
        var hidden = "#!/bin/sh\n".getBytes(UTF_8);
        var out = new ByteArrayOutputStream();
        out.write(hidden);
        var directory = new ByteArrayOutputStream();
        var whole = Files.readAllBytes(file);
        var parts = parts();
        int directoryAt = (int) end(parts.getLast());
        out.write(whole, 0, directoryAt);
        for (var part : parts) {
            directory.write(ZipRecords.central(
                    ZipPart.written(part.name(), part.at() + hidden.length, part.packed(), part.size(), part.crc())));
        }
        out.write(directory.toByteArray());
        out.write(ZipRecords.end(parts.size(), directoryAt + hidden.length, directory.size()));
        Files.write(file, out.toByteArray());

        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().count()).isEqualTo(5);
        }
        assertThat(verify()).isInstanceOf(Repacked.class);
    }

    /** Each byte of its directory, and of what stands before and behind its first part. */
    @Test
    void tells_all_that_it_tells_of_its_parts_in_one_way() throws IOException {
        var whole = Files.readAllBytes(file);
        var first = parts().getFirst();
        int content = ZipRecords.local(first.name()).length;
        int directory = (int) end(parts().getLast());
        for (int at = 0; at < whole.length; at++) {
            boolean isOutside = at < content || at >= content + first.packed() && at < end(first) || at >= directory;
            if (isOutside) {
                var flipped = whole.clone();
                flipped[at] ^= (byte) (1 << at % 8);
                Files.write(file, flipped);
                assertThat(verify()).as("byte %d", at).isNotInstanceOf(Sound.class);
            }
        }
    }

    @Test
    void has_parts_that_are_all_that_is_said_of_them_and_no_more() throws IOException {
        var packed = deflated("a part");
        assertThat(unpacked(packed, 6, crc("a part"))).isEqualTo("a part");
        assertThatThrownBy(() -> unpacked(packed, 6, crc("another"))).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> unpacked(packed, 5, crc("a part"))).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> unpacked(packed, 7, crc("a part"))).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> unpacked(with(packed, packed.length, new byte[1]), 6, crc("a part")))
                .isInstanceOf(ZipException.class);
    }

    private String unpacked(byte[] packed, long size, int crc) throws IOException {
        var one = folder.resolve("part");
        Files.write(one, with(packed, 0, ZipRecords.local("part")));
        try (var channel = FileChannel.open(one);
                InputStream part = new ZipPartStream(channel, ZipPart.written("part", 0, packed.length, size, crc))) {
            return new String(part.readAllBytes(), UTF_8);
        }
    }

    private List<ZipPart> parts() throws IOException {
        try (var channel = FileChannel.open(file)) {
            return new ZipDirectory(new ZipBytes(channel)).parts();
        } catch (BrokenExportException refused) {
            throw new AssertionError(refused);
        }
    }

    private static long end(ZipPart part) {
        return part.end() + ZipRecords.descriptor(part).length;
    }

    private static byte[] with(byte[] bytes, int at, byte[] more) {
        return ByteBuffer.allocate(bytes.length + more.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes, 0, at)
                .put(more)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    private static long put(FileChannel channel, long at, byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes), at);
        return at + bytes.length;
    }

    private static byte[] deflated(String text) {
        try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(text.getBytes(UTF_8));
            deflater.finish();
            var packed = new byte[1_000];
            return ByteBuffer.allocate(deflater.deflate(packed))
                    .put(packed, 0, (int) deflater.getBytesWritten())
                    .array();
        }
    }

    private static int crc(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(UTF_8));
        return (int) crc.getValue();
    }

    private Verdict verify() throws IOException {
        return new ExportVerifier(List.<VerifierKey>of(LOG.key.verifier()), List.of(), List.of(), _ -> {}).verify(file);
    }
}
