package dev.incidentledger.log.export;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines of a bounded length, each of which has an end. */
final class Lines implements AutoCloseable {

    private final BufferedReader reader;
    private final int longest;

    Lines(BufferedReader reader, int longest) {
        this.reader = reader;
        this.longest = longest;
    }

    /**
     * Null at the end.
     *
     * @throws BrokenExportException for a line that is too long, or has no end
     */
    @Nullable
    String next() throws IOException, BrokenExportException {
        var line = new StringBuilder();
        for (int character = reader.read(); character != '\n'; character = reader.read()) {
            if (character < 0) {
                if (line.isEmpty()) {
                    return null;
                }
                throw new BrokenExportException("The last line has no end");
            }
            if (line.length() == longest) {
                throw new BrokenExportException("A line is too long");
            }
            line.append((char) character);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
