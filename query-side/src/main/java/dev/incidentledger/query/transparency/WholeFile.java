package dev.incidentledger.query.transparency;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Puts files into a folder whole or not at all, whatever happens on the way; only their owner may read them. */
final class WholeFile {

    static final String DRAFT = ".draft";

    private WholeFile() {}

    /** Has reached the disk when this returns; what was there is replaced. */
    static void write(Path file, String content) throws IOException {
        var draft = draft(file);
        try {
            Files.writeString(draft, content);
            publish(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A new file to be written, beside the one that it becomes. */
    static Path draft(Path file) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.createTempFile(folder, file.getFileName().toString(), DRAFT);
    }

    /** Has reached the disk under its name when this returns. */
    static void publish(Path draft, Path file) throws IOException {
        try (var content = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            content.force(true);
        }
        Files.move(draft, file, ATOMIC_MOVE);
        try (var entry = FileChannel.open(file.toAbsolutePath().getParent())) {
            entry.force(true);
        }
    }
}
