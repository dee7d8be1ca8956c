package dev.incidentledger.log.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** What stands around the parts of a file that may be a zip, read a bounded piece at a time. */
record ZipBytes(FileChannel file) {

    /** The directory of an export has less than a tenth of that. */
    private static final int LONGEST = 1 << 16;

    long size() throws IOException {
        return file.size();
    }

    boolean begins(long at, int signature) throws IOException {
        try {
            return read(at, Integer.BYTES).getInt() == signature;
        } catch (BrokenExportException tooShort) {
            return false;
        }
    }

    /** @throws BrokenExportException when the file has no such bytes, or they are more than are ever needed */
    ByteBuffer read(long at, long length) throws IOException, BrokenExportException {
        if (at < 0 || length < 0 || length > LONGEST || at > size() - length) {
            throw unreadable();
        }
        var bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw unreadable();
            }
        }
        return bytes.flip();
    }

    static BrokenExportException unreadable() {
        return new BrokenExportException("It is a zip that is damaged, or written otherwise than exports are");
    }
}
