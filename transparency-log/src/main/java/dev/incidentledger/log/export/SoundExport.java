package dev.incidentledger.log.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ExportVerifier} found sound, or packed by another program and sound inside. */
public final class SoundExport implements AutoCloseable {

    private final FileChannel file;

    public SoundExport(Path file) throws IOException {
        this.file = FileChannel.open(file);
    }

    /** In the order of the log. */
    public Events events() throws IOException {
        try {
            return new Events(new ExportZip(file).lines(ExportFile.EVENTS));
        } catch (BrokenExportException changedMeanwhile) {
            throw new IOException(changedMeanwhile);
        }
    }

    /** The lines of a read model, which nobody has checked yet. */
    public Model model(String name) throws IOException {
        try {
            return new Model(new ExportZip(file).bytes(ExportFile.model(name)));
        } catch (BrokenExportException changedMeanwhile) {
            throw new IOException(changedMeanwhile);
        }
    }

    /** One after the other. */
    public static final class Events implements AutoCloseable {

        private final Lines lines;

        private Events(Lines lines) {
            this.lines = lines;
        }

        /** Null at the end. */
        public @Nullable ExportedEvent next() throws IOException {
            try {
                var line = lines.next();
                return line == null ? null : ExportJson.read(line, ExportedEvent.class);
            } catch (BrokenExportException | CharacterCodingException changedMeanwhile) {
                throw new IOException(changedMeanwhile);
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /** Lines that are compared while they are read: however long one is, no more of it is read than it should have. */
    public static final class Model implements AutoCloseable {

        private static final int BEGINNING = 1_000;

        private final InputStream told;
        private byte[] read = {};

        private Model(InputStream told) {
            this.told = new BufferedInputStream(told);
        }

        /** @throws IOException also when it is damaged */
        public boolean tellsNext(String line) throws IOException {
            var expected = line.getBytes(StandardCharsets.UTF_8);
            read = told.readNBytes(expected.length);
            return Arrays.equals(read, expected) && told.read() == '\n';
        }

        /** As much as was read of the line that stands where another was expected. */
        public String instead() {
            return new String(read, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }

        /**
         * When it is not, {@link #instead} is how it goes on.
         *
         * @throws IOException also when it is damaged
         */
        public boolean isAtEnd() throws IOException {
            read = told.readNBytes(BEGINNING);
            return read.length == 0;
        }

        @Override
        public void close() throws IOException {
            told.close();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
