package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.log.export.ZipPart.Packing;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads which parts a zip has, whoever wrote it: they are stored or deflated, none is encrypted, none reaches into another, and
 * each has the name before it that the directory gives it.
 */
final class ZipDirectory {

    private final ZipBytes bytes;

    ZipDirectory(ZipBytes bytes) {
        this.bytes = bytes;
    }

    /** Whether anybody would take it for a zip: it begins or ends like one. */
    boolean isZip() throws IOException {
        return bytes.begins(0, ZipRecords.LOCAL) || bytes.begins(bytes.size() - ZipRecords.END_LENGTH, ZipRecords.END);
    }

    /**
     * In the order in which the directory tells them.
     *
     * @throws BrokenExportException when they cannot be read, or not by everybody in the same way
     */
    List<ZipPart> parts() throws IOException, BrokenExportException {
        try {
            long end = bytes.size() - ZipRecords.END_LENGTH;
            long at = at(end);
            boolean isLarge = at >= ZipRecords.LARGE;
            var directory = bytes.read(at, (isLarge ? largeEnd(end) : end) - at);
            var parts = new ArrayList<ZipPart>();
            while (directory.hasRemaining()) {
                parts.add(part(directory));
            }
            requireApart(parts, at);
            return parts;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException tooShort) {
            throw ZipBytes.unreadable();
        }
    }

    private long at(long end) throws IOException, BrokenExportException {
        var told = bytes.read(end, ZipRecords.END_LENGTH);
        require(told.getInt(0) == ZipRecords.END);
        long at = Integer.toUnsignedLong(told.getInt(16));
        return at < ZipRecords.LARGE
                ? at
                : bytes.read(largeEnd(end), ZipRecords.LARGE_END_LENGTH).getLong(48);
    }

    private static long largeEnd(long end) {
        return end - ZipRecords.LARGE_LOCATOR_LENGTH - ZipRecords.LARGE_END_LENGTH;
    }

    private ZipPart part(ByteBuffer directory) throws IOException, BrokenExportException {
        int at = directory.position();
        require(directory.getInt(at) == ZipRecords.CENTRAL);
        var packing = packing(directory.getShort(at + 8), directory.getShort(at + 10));
        int crc = directory.getInt(at + 16);
        long packed = Integer.toUnsignedLong(directory.getInt(at + 20));
        long size = Integer.toUnsignedLong(directory.getInt(at + 24));
        var name = new byte[Short.toUnsignedInt(directory.getShort(at + 28))];
        var extra = new byte[Short.toUnsignedInt(directory.getShort(at + 30))];
        int comment = Short.toUnsignedInt(directory.getShort(at + 32));
        long begin = Integer.toUnsignedLong(directory.getInt(at + 42));
        directory.position(at + ZipRecords.CENTRAL_LENGTH).get(name).get(extra);
        directory.position(directory.position() + comment);
        var large = large(extra);
        size = size == ZipRecords.LARGE ? large.getLong() : size;
        packed = packed == ZipRecords.LARGE ? large.getLong() : packed;
        begin = begin == ZipRecords.LARGE ? large.getLong() : begin;
        require(size >= 0 && packed >= 0 && (packing == Packing.DEFLATED || packed == size));
        return new ZipPart(new String(name, UTF_8), begin, contentAt(begin, name), packing, packed, size, crc);
    }

    private static Packing packing(short flags, short method) throws BrokenExportException {
        require((flags & ZipRecords.ENCRYPTED) == 0);
        return switch (method) {
            case ZipRecords.STORED -> Packing.STORED;
            case ZipRecords.DEFLATED -> Packing.DEFLATED;
            default -> throw ZipBytes.unreadable();
        };
    }

    /** What does not fit into 32 bits. */
    private static ByteBuffer large(byte[] extra) {
        var rest = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (rest.remaining() >= 4) {
            short kind = rest.getShort();
            int length = Short.toUnsignedInt(rest.getShort());
            if (kind == ZipRecords.LARGE_EXTRA) {
                return rest.slice(rest.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            rest.position(rest.position() + length);
        }
        return ByteBuffer.allocate(0);
    }

    private long contentAt(long begin, byte[] name) throws IOException, BrokenExportException {
        var header = bytes.read(begin, ZipRecords.LOCAL_LENGTH);
        int named = Short.toUnsignedInt(header.getShort(26));
        int extra = Short.toUnsignedInt(header.getShort(28));
        long nameAt = begin + ZipRecords.LOCAL_LENGTH;
        require(header.getInt(0) == ZipRecords.LOCAL
                && bytes.read(nameAt, named).equals(ByteBuffer.wrap(name)));
        return nameAt + named + extra;
    }

    private static void requireApart(List<ZipPart> parts, long directoryAt) throws BrokenExportException {
        long free = 0;
        for (var part :
                parts.stream().sorted(Comparator.comparingLong(ZipPart::at)).toList()) {
            require(part.at() >= free && part.packed() <= directoryAt - part.contentAt());
            free = part.end();
        }
    }

    private static void require(boolean isReadable) throws BrokenExportException {
        if (!isReadable) {
            throw ZipBytes.unreadable();
        }
    }
}
