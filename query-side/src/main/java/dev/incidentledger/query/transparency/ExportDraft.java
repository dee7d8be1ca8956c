package dev.incidentledger.query.transparency;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is written of an export until it is whole. Of all processes that share the folder one has it at a time, and nobody
 * else writes that export; when a process ends, however it ends, it has it no more.
 */
final class ExportDraft implements AutoCloseable {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** To close a file gives up whatever else of the process is locked in it: what is taken must not even be opened. */
    private static final Set<Path> TAKEN_HERE = new HashSet<>();

    private final String id;
    private final Path path;
    private final FileChannel content;
    private boolean isWhole;

    private ExportDraft(String id, Path path, FileChannel content) {
        this.id = id;
        this.path = path;
        this.content = content;
    }

    /** Empty while somebody else has it. */
    static Optional<ExportDraft> take(String id, Path path) throws IOException {
        synchronized (TAKEN_HERE) {
            if (TAKEN_HERE.contains(path)) {
                return Optional.empty();
            }
            var content =
                    FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY);
            if (!isLocked(content)) {
                return Optional.empty();
            }
            TAKEN_HERE.add(path);
            return Optional.of(new ExportDraft(id, path, content));
        }
    }

    private static boolean isLocked(FileChannel content) throws IOException {
        @Nullable FileLock lock = null;
        try {
            lock = content.tryLock();
        } finally {
            if (lock == null) {
                content.close();
            }
        }
        return lock != null;
    }

    /** That of the export. */
    String id() {
        return id;
    }

    /** From its beginning. */
    OutputStream content() throws IOException {
        empty();
        return new Steady(content);
    }

    /** Gives back the room that it takes, unless it is whole. */
    void empty() throws IOException {
        if (content.isOpen() && !isWhole) {
            content.truncate(0);
        }
    }

    /** It has reached the disk under this name when this returns. */
    void publish(Path file) throws IOException {
        content.force(true);
        isWhole = true;
        WholeFile.move(path, file);
    }

    @Override
    public void close() throws IOException {
        synchronized (TAKEN_HERE) {
            TAKEN_HERE.remove(path);
            content.close();
        }
    }

    /** Has what is written reach the disk as it comes, so that nothing much is left for the end. */
    private static final class Steady extends FilterOutputStream {

        private static final int AT_ONCE = 16 << 20;

        private final FileChannel content;
        private long written;

        Steady(FileChannel content) {
            super(Channels.newOutputStream(content));
            this.content = content;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            written += length;
            if (written >= AT_ONCE) {
                content.force(false);
                written = 0;
            }
        }
    }
}
