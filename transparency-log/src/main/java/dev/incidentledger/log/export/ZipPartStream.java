package dev.incidentledger.log.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Unpacks a part of a zip, and fails at its end unless all of its bytes were needed for exactly what the zip says of it. */
final class ZipPartStream extends InflaterInputStream {

    private static final int AT_ONCE = 1 << 16;

    private final ZipPart part;
    private final CRC32 crc = new CRC32();

    ZipPartStream(FileChannel file, ZipPart part) {
        super(new Packed(file, part), new Inflater(true), AT_ONCE);
        this.part = part;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        if (read > 0) {
            crc.update(bytes, from, read);
        }
        boolean isAsTold = read < 0
                ? inf.getBytesRead() == part.packed()
                        && inf.getBytesWritten() == part.size()
                        && (int) crc.getValue() == part.crc()
                : inf.getBytesWritten() <= part.size();
        if (!isAsTold) {
            throw new ZipException("%s is not what the zip says of it".formatted(part.name()));
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        super.close();
        inf.end();
    }

    /** As it lies in the zip. */
    private static final class Packed extends InputStream {

        private final FileChannel file;
        private final long end;
        private long at;

        Packed(FileChannel file, ZipPart part) {
            this.file = file;
            this.at = part.at() + ZipRecords.local(part.name()).length;
            this.end = at + part.packed();
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
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
