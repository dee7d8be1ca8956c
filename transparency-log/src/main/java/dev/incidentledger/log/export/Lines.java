package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Lines of a bounded length in UTF-8, each of which has an end. What is no UTF-8 fails. */
final class Lines implements AutoCloseable {

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;

    /** @param longest in bytes */
    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * Null at the end.
     *
     * @throws BrokenExportException for a line that is too long, or has no end
     */
    @Nullable
    String next() throws IOException, BrokenExportException {
        var begun = new ByteArrayOutputStream(0);
        while (at < filled || fill()) {
            int end = end();
            if (begun.size() + end - at > longest) {
                throw new BrokenExportException("A line is too long");
            }
            boolean isWhole = end < filled;
            var bytes = ByteBuffer.wrap(buffer, at, end - at);
            at = isWhole ? end + 1 : end;
            if (isWhole && begun.size() == 0) {
                return text(bytes);
            }
            begun.write(buffer, bytes.position(), bytes.remaining());
            if (isWhole) {
                return text(ByteBuffer.wrap(begun.toByteArray()));
            }
        }
        if (begun.size() > 0) {
            throw new BrokenExportException("The last line has no end");
        }
        return null;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(in.read(buffer), 0);
        return filled > 0;
    }

    private int end() {
        int end = at;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private static String text(ByteBuffer bytes) throws IOException {
        return UTF_8.newDecoder().decode(bytes).toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
