package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What stands around the parts of a zip, to the byte: exports are written so, and one that is not is refused. There is one way to
 * write it, so no room for what one reader sees and another does not. Source: PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.5.3.
 */
final class ZipRecords {

    static final int LOCAL = 0x04034b50;
    static final int DESCRIPTOR = 0x08074b50;
    static final int CENTRAL = 0x02014b50;
    static final int END = 0x06054b50;
    static final int LARGE_END = 0x06064b50;
    static final int LARGE_LOCATOR = 0x07064b50;

    static final int LOCAL_LENGTH = 30;
    static final int CENTRAL_LENGTH = 46;
    static final int END_LENGTH = 22;
    static final int LARGE_END_LENGTH = 56;
    static final int LARGE_LOCATOR_LENGTH = 20;

    /** Stands in 32 bits for what does not fit there, and is told in 64. */
    static final long LARGE = 0xFFFF_FFFFL;

    static final short LARGE_EXTRA = 1;
    static final short ENCRYPTED = 1;
    static final short STORED = 0;
    static final short DEFLATED = 8;

    private static final short VERSION = 20;
    private static final short LARGE_VERSION = 45;
    private static final short SIZES_FOLLOW_AND_NAMES_ARE_UTF_8 = 1 << 3 | 1 << 11;

    /** February 1, 1980: the same record is the same file, whenever it is written. */
    private static final int TIME = 2 << 21 | 1 << 16;

    private ZipRecords() {}

    static byte[] local(String name) {
        var named = name.getBytes(UTF_8);
        return record(LOCAL_LENGTH + named.length)
                .putInt(LOCAL)
                .putShort(VERSION)
                .putShort(SIZES_FOLLOW_AND_NAMES_ARE_UTF_8)
                .putShort(DEFLATED)
                .putInt(TIME)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putShort((short) named.length)
                .putShort((short) 0)
                .put(named)
                .array();
    }

    static byte[] descriptor(ZipPart part) {
        if (isLarge(part.packed()) || isLarge(part.size())) {
            return record(24)
                    .putInt(DESCRIPTOR)
                    .putInt(part.crc())
                    .putLong(part.packed())
                    .putLong(part.size())
                    .array();
        }
        return record(16)
                .putInt(DESCRIPTOR)
                .putInt(part.crc())
                .putInt((int) part.packed())
                .putInt((int) part.size())
                .array();
    }

    static byte[] central(ZipPart part) {
        var named = part.name().getBytes(UTF_8);
        var large = large(part);
        var version = large.length == 0 ? VERSION : LARGE_VERSION;
        return record(CENTRAL_LENGTH + named.length + large.length)
                .putInt(CENTRAL)
                .putShort(version)
                .putShort(version)
                .putShort(SIZES_FOLLOW_AND_NAMES_ARE_UTF_8)
                .putShort(DEFLATED)
                .putInt(TIME)
                .putInt(part.crc())
                .putInt(short32(part.packed()))
                .putInt(short32(part.size()))
                .putShort((short) named.length)
                .putShort((short) large.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(short32(part.at()))
                .put(named)
                .put(large)
                .array();
    }

    private static byte[] large(ZipPart part) {
        var values = List.of(part.size(), part.packed(), part.at()).stream()
                .filter(ZipRecords::isLarge)
                .toList();
        if (values.isEmpty()) {
            return new byte[0];
        }
        int length = values.size() * Long.BYTES;
        var extra = new byte[4 + length];
        var rest = record(extra).putShort(LARGE_EXTRA).putShort((short) length);
        values.forEach(rest::putLong);
        return extra;
    }

    /** @param at of the directory's first byte */
    static byte[] end(int parts, long at, int length) {
        boolean isLarge = isLarge(at);
        var end = new byte[END_LENGTH + (isLarge ? LARGE_END_LENGTH + LARGE_LOCATOR_LENGTH : 0)];
        var rest = record(end);
        if (isLarge) {
            rest.putInt(LARGE_END)
                    .putLong(LARGE_END_LENGTH - 12)
                    .putShort(LARGE_VERSION)
                    .putShort(LARGE_VERSION)
                    .putInt(0)
                    .putInt(0)
                    .putLong(parts)
                    .putLong(parts)
                    .putLong(length)
                    .putLong(at)
                    .putInt(LARGE_LOCATOR)
                    .putInt(0)
                    .putLong(at + length)
                    .putInt(1);
        }
        rest.putInt(END)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) parts)
                .putShort((short) parts)
                .putInt(length)
                .putInt(short32(at))
                .putShort((short) 0);
        return end;
    }

    private static boolean isLarge(long value) {
        return value >= LARGE;
    }

    private static int short32(long value) {
        return (int) Math.min(value, LARGE);
    }

    private static ByteBuffer record(int length) {
        return record(new byte[length]);
    }

    private static ByteBuffer record(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
