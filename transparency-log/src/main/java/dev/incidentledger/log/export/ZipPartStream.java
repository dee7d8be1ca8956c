package dev.incidentledger.log.export;

import dev.incidentledger.log.export.ZipPart.Packing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Unpacks a part of a zip, and fails at its end unless all of its bytes were needed for exactly what the zip says of it. */
final class ZipPartStream extends InputStream {

    private static final int AT_ONCE = 1 << 16;

    private final ZipPart part;
    private final Inflater inflater = new Inflater(true);
    private final InputStream unpacked;
    private final CRC32 crc = new CRC32();
    private long count;

    ZipPartStream(FileChannel file, ZipPart part) {
        var packed = new Packed(file, part);
        this.part = part;
        this.unpacked = part.packing() == Packing.STORED ? packed : new InflaterInputStream(packed, inflater, AT_ONCE);
    }

    @Override
    public int read() throws IOException {
        return single(this);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = unpacked.read(bytes, from, length);
        if (read > 0) {
            crc.update(bytes, from, read);
            count += read;
        }
        if (read < 0 ? !isAsTold() : count > part.size()) {
            throw new ZipException("%s is not what the zip says of it".formatted(part.name()));
        }
        return read;
    }

    private boolean isAsTold() {
        return count == part.size()
                && (int) crc.getValue() == part.crc()
                && (part.packing() == Packing.STORED || inflater.getBytesRead() == part.packed());
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
        inflater.end();
    }

    private static int single(InputStream in) throws IOException {
        var one = new byte[1];
        return in.read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /** As it lies in the zip. */
    private static final class Packed extends InputStream {

        private final FileChannel file;
        private final long end;
        private long at;

        Packed(FileChannel file, ZipPart part) {
            this.file = file;
            this.at = part.contentAt();
            this.end = part.end();
        }

        @Override
        public int read() throws IOException {
            return single(this);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (at == end) {
                return -1;
            }
            int read = file.read(ByteBuffer.wrap(bytes, from, (int) Math.min(length, end - at)), at);
            at += Math.max(read, 0);
            return read;
        }
    }
}
