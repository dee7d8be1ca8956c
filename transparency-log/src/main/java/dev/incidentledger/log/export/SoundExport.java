package dev.incidentledger.log.export;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ExportVerifier} found sound. */
public final class SoundExport implements AutoCloseable {

    /** Of characters: one thing may say as much as many events. */
    private static final int LONGEST_LINE = 256 << 20;

    private final ZipFile zip;

    public SoundExport(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
    }

    /** One after the other. */
    public interface Source<T> extends AutoCloseable {

        /**
         * Null at the end.
         *
         * @throws IOException also when there is nothing that an export could hold
         */
        @Nullable
        T next() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** In the order of the log. */
    public Source<ExportedEvent> events() throws IOException {
        return source(ExportFile.EVENTS, line -> ExportJson.read(line, ExportedEvent.class));
    }

    public boolean tells(String model) {
        return zip.getEntry(ExportFile.model(model)) != null;
    }

    /** The lines of a read model, which nobody has checked yet. */
    public Source<String> model(String name) throws IOException {
        return source(ExportFile.model(name), line -> line);
    }

    private <T> Source<T> source(String file, Function<String, T> parse) throws IOException {
        var lines = new Lines(ExportText.reader(zip, file), LONGEST_LINE);
        return new Source<>() {

            @Override
            public @Nullable T next() throws IOException {
                try {
                    var line = lines.next();
                    return line == null ? null : parse.apply(line);
                } catch (BrokenExportException | CharacterCodingException noLine) {
                    throw new IOException("%s: %s".formatted(file, noLine.getMessage()), noLine);
                }
            }

            @Override
            public void close() throws IOException {
                lines.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
