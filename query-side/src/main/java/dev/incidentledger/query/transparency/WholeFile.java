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
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = Files.createTempFile(folder, file.getFileName().toString(), DRAFT);
        try {
            Files.writeString(draft, content);
            force(draft);
            move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Has reached the disk under its new name when this returns, if its content had before. */
    static void move(Path draft, Path file) throws IOException {
        Files.move(draft, file, ATOMIC_MOVE);
        try (var entry = FileChannel.open(file.toAbsolutePath().getParent())) {
            entry.force(true);
        }
    }

    private static void force(Path file) throws IOException {
        try (var content = FileChannel.open(file, StandardOpenOption.WRITE)) {
            content.force(true);
        }
    }
}
