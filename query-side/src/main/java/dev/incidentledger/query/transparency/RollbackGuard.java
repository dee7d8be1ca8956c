package dev.incidentledger.query.transparency;

import dev.incidentledger.log.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
        WholeFile.write(path, note.toString());
    }
}
