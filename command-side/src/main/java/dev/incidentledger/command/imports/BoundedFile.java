package dev.incidentledger.command.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A body that ends with {@link TooLong} when it holds more bytes than a file may. */
final class BoundedFile extends FilterInputStream {

    /** More than the file may hold; unchecked, so that no parser takes it for broken JSON. */
    static final class TooLong extends RuntimeException {

        private TooLong() {
            super(null, null, false, false);
        }
    }

    private long left;

    BoundedFile(InputStream body, long most) {
        super(body);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(read);
        return read;
    }

    /** Reads what nobody wanted to. */
    void drain() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    /** Left to whoever opened it: a parser that gives up would close it before it is drained. */
    @Override
    public void close() {}

    private void count(int read) {
        left -= Math.max(0, read);
        if (left < 0) {
            throw new TooLong();
        }
    }
}
