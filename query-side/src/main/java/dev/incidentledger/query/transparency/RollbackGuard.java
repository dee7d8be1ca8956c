package dev.incidentledger.query.transparency;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.incidentledger.log.SignedNote;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Remembers elsewhere than the database what was signed last, so that nobody gets a signature under an older or other history. */
record RollbackGuard(Path path) {

    /**
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when the file is no checkpoint
     */
    Optional<SignedNote> last() throws IOException {
        try {
            return Optional.of(SignedNote.parse(Files.readString(path)));
        } catch (NoSuchFileException nothingSigned) {
            return Optional.empty();
        }
    }

    /** Has reached the disk when this returns. */
    void remember(SignedNote note) throws IOException {
        var folder = Files.createDirectories(path.toAbsolutePath().getParent());
        var draft = Files.createTempFile(folder, "log-guard", ".draft");
        try {
            Files.writeString(draft, note.toString(), StandardOpenOption.SYNC);
            Files.move(draft, path, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        try (var entry = FileChannel.open(folder)) {
            entry.force(true);
        }
    }
}
