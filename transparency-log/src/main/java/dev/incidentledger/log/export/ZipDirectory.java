package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads which parts a zip has, and takes it only if each of its bytes is where {@link ZipRecords} say: nothing lies before,
 * between or behind its parts, and what stands around them tells the same at both places.
 */
final class ZipDirectory {

    /** An export's has less than a tenth of that. */
    private static final int LONGEST = 1 << 16;

    private final FileChannel file;

    ZipDirectory(FileChannel file) {
        this.file = file;
    }

    /** Whether anybody would take it for a zip: it begins or ends like one. */
    boolean isZip() throws IOException {
        return begins(0, ZipRecords.LOCAL) || begins(file.size() - ZipRecords.END_LENGTH, ZipRecords.END);
    }

    /** In the order in which they lie there. */
    List<ZipPart> parts() throws IOException, BrokenExportException {
        try {
            long from = at();
            var parts = parse(bytes(from, file.size() - from));
            requireAsWritten(parts, from);
            return parts;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException tooShort) {
            throw otherwise();
        }
    }

    private long at() throws IOException, BrokenExportException {
        long end = file.size() - ZipRecords.END_LENGTH;
        long at = Integer.toUnsignedLong(bytes(end, ZipRecords.END_LENGTH).getInt(16));
        return at < ZipRecords.LARGE
                ? at
                : bytes(
                                end - ZipRecords.LARGE_LOCATOR_LENGTH - ZipRecords.LARGE_END_LENGTH,
                                ZipRecords.LARGE_END_LENGTH)
                        .getLong(48);
    }

    private static List<ZipPart> parse(ByteBuffer directory) {
        var parts = new ArrayList<ZipPart>();
        while (directory.getInt(directory.position()) == ZipRecords.CENTRAL) {
            parts.add(part(directory));
        }
        return parts;
    }

    private static ZipPart part(ByteBuffer directory) {
        int at = directory.position();
        long packed = Integer.toUnsignedLong(directory.getInt(at + 20));
        long size = Integer.toUnsignedLong(directory.getInt(at + 24));
        long offset = Integer.toUnsignedLong(directory.getInt(at + 42));
        var name = new byte[Short.toUnsignedInt(directory.getShort(at + 28))];
        int extra = Short.toUnsignedInt(directory.getShort(at + 30));
        directory.position(at + ZipRecords.CENTRAL_LENGTH).get(name);
        int next = directory.position() + extra;
        directory.position(directory.position() + (extra == 0 ? 0 : 4));
        size = size == ZipRecords.LARGE ? directory.getLong() : size;
        packed = packed == ZipRecords.LARGE ? directory.getLong() : packed;
        offset = offset == ZipRecords.LARGE ? directory.getLong() : offset;
        directory.position(next);
        return new ZipPart(new String(name, UTF_8), offset, packed, size, directory.getInt(at + 16));
    }

    private void requireAsWritten(List<ZipPart> parts, long directoryAt) throws IOException, BrokenExportException {
        long at = 0;
        for (var part : parts) {
            at = require(ZipRecords.local(part.name()), at == part.at() ? at : -1);
            at = require(ZipRecords.descriptor(part), at + part.packed());
        }
        if (at != directoryAt) {
            throw otherwise();
        }
        for (var part : parts) {
            at = require(ZipRecords.central(part), at);
        }
        at = require(ZipRecords.end(parts.size(), directoryAt, (int) (at - directoryAt)), at);
        if (at != file.size()) {
            throw otherwise();
        }
    }

    /** @return where the next one has to be */
    private long require(byte[] written, long at) throws IOException, BrokenExportException {
        if (!Arrays.equals(bytes(at, written.length).array(), written)) {
            throw otherwise();
        }
        return at + written.length;
    }

    private boolean begins(long at, int signature) throws IOException {
        try {
            return bytes(at, Integer.BYTES).getInt() == signature;
        } catch (BrokenExportException tooShort) {
            return false;
        }
    }

    private ByteBuffer bytes(long at, long length) throws IOException, BrokenExportException {
        if (at < 0 || length < 0 || length > LONGEST || at > file.size() - length) {
            throw otherwise();
        }
        var bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw otherwise();
            }
        }
        return bytes.flip();
    }

    private static BrokenExportException otherwise() {
        return new BrokenExportException("It is a zip that is damaged, or written otherwise than exports are");
    }
}
